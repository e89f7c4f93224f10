import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { sessionQuery } from '#app/web/session.ts'
import { LookChoices } from '#app/web/shell/LookChoices.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { Section, sectionForm } from './Section.tsx'

/** One's own name, and how Kith looks and speaks. */
export function ProfileSettings() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { session } = useShell()
  const { filled } = fieldChecks(t)
  const form = useForm({ initialValues: { name: session.user.name }, validate: { name: filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ name }) => client.person.changeProfile({ name }),
    async () => {
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
      tell(t('saved'))
    },
  )
  return (
    <>
      <Section title={t('profile.title')}>
        <form className={sectionForm} onSubmit={submit} noValidate>
          <TextInput label={t('profile.name')} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label={t('email')} value={session.user.email} readOnly variant="filled" />
          <Refusal>{refusal}</Refusal>
          <Button type="submit" variant="filled" loading={pending}>
            {t('ui:save')}
          </Button>
        </form>
      </Section>
      <Section title={t('profile.look')} detail={t('profile.lookDetail')}>
        <div className={sectionForm}>
          <LookChoices />
        </div>
      </Section>
    </>
  )
}
