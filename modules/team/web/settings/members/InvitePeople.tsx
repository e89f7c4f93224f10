import { Button, MultiSelect, Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '#modules/team/web/field-checks.ts'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { useGivableRoles } from './givable-roles.ts'
import { invitationsQuery } from './invitations-query.ts'

const split = (typed: string) => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]

/** A member where that may be given, else the least there is. */
const firstChoice = (choices: readonly { value: string }[]) =>
  (choices.find(({ value }) => value === 'member') ?? choices[0])?.value ?? 'reader'

/** Asks one or more people to join, as what they shall be. */
export function InvitePeople() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { roles, choices } = useGivableRoles()
  const { data: teams } = useQuery(api.teams.list.queryOptions({ input: {} }))
  const { session } = useShell()
  const { data } = useSuspenseQuery(invitationsQuery)
  const { email } = fieldChecks(t)
  const form = useForm<{ emails: string; role: string; teamIds: string[] }>({
    initialValues: { emails: '', role: firstChoice(choices), teamIds: [] },
    validate: { emails: (typed) => split(typed).map(email).find(Boolean) ?? (split(typed)[0] ? null : email('')) },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ emails, role, teamIds }) => client.invitations.create({ emails: split(emails), role, teamIds }),
    ({ items }) => {
      form.reset()
      tell(t(data.mailServer ? 'invitations.sent' : 'invitations.made', { count: items.length }))
      return cache.invalidateQueries({ queryKey: api.invitations.key() })
    },
  )
  // What is wrong with one of the addresses stands at their one field.
  const wrong = Object.entries(form.errors).find(([path]) => path.startsWith('emails'))?.[1]
  const chosen = roles.find(({ id }) => id === form.values.role)
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <Textarea
        label={t('invitations.emails')}
        description={t('invitations.emailsHint')}
        placeholder={t('invitations.example')}
        autosize
        minRows={1}
        maxRows={6}
        autoComplete="off"
        {...form.getInputProps('emails')}
        error={wrong}
      />
      <Select
        label={t('invitations.as')}
        description={chosen?.readyMade ? t(`invitations.roleHint.${chosen.id}`) : chosen?.description || undefined}
        data={choices}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      {teams && teams.items.length > 0 && (
        <MultiSelect
          label={t('invitations.teams')}
          description={t('invitations.teamsHint')}
          data={teams.items.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          searchable
          {...form.getInputProps('teamIds')}
        />
      )}
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending} disabled={!mayIn(session)('members')}>
        {t(data.mailServer ? 'invitations.send' : 'invitations.make')}
      </Button>
    </form>
  )
}
