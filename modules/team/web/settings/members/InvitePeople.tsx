import { Button, Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '#modules/team/web/field-checks.ts'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { sectionForm } from '../Section.tsx'
import { invitationsQuery } from './invitations-query.ts'
import { invitedRoles, useRoleWords } from './role-words.ts'

const split = (typed: string) => [
  ...new Set(
    typed
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
]

/** Asks one or more people to join, as what they shall be. */
export function InvitePeople() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const roleWords = useRoleWords()
  const { session } = useShell()
  const { data } = useSuspenseQuery(invitationsQuery)
  const owner = session.workspaces.some(({ id, role }) => id === session.workspace.id && role === 'owner')
  const { email } = fieldChecks(t)
  const form = useForm<{ emails: string; role: (typeof invitedRoles)[number] }>({
    initialValues: { emails: '', role: 'member' },
    validate: { emails: (typed) => split(typed).map(email).find(Boolean) ?? (split(typed)[0] ? null : email('')) },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ emails, role }) => client.invitations.create({ emails: split(emails), role }),
    ({ items }) => {
      form.reset()
      tell(t(data.mailServer ? 'invitations.sent' : 'invitations.made', { count: items.length }))
      return cache.invalidateQueries({ queryKey: api.invitations.key() })
    },
  )
  // What is wrong with one of the addresses stands at their one field.
  const wrong = Object.entries(form.errors).find(([path]) => path.startsWith('emails'))?.[1]
  const roles = invitedRoles.filter((role) => role !== 'owner' || owner)
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
        description={t(`invitations.roleHint.${form.values.role}`)}
        data={roles.map((value) => ({ value, label: roleWords(value) }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending} disabled={!mayIn(session)('members')}>
        {t(data.mailServer ? 'invitations.send' : 'invitations.make')}
      </Button>
    </form>
  )
}
