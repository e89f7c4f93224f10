import { Button, Checkbox, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Section, sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks, SHORTEST_PASSWORD } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'

/** A new password for who knows the old one; whoever comes by a provider alone has none. */
export function PasswordSection() {
  const { t } = useTranslation('team')
  const { session } = useShell()
  if (session.user.hasPassword) return <NewPassword />
  return <Section title={t('password.label')} detail={t('password.none')} />
}

function NewPassword() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { filled, newPassword } = fieldChecks(t)
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    validate: { currentPassword: filled, newPassword },
  })
  const { submit, pending, refusal } = useSubmission(form, authSteps.changePassword, () => {
    form.reset()
    tell(t('password.changed'))
    return cache.invalidateQueries({ queryKey: api.person.listSessions.key() })
  })
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('password.show') } }
  return (
    <Section title={t('password.label')}>
      <form className={sectionForm} onSubmit={submit} noValidate>
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          {...toggle}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('password.new')}
          description={t('password.hint', { count: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          {...toggle}
          {...form.getInputProps('newPassword')}
        />
        <Checkbox
          label={t('password.revokeOthers')}
          {...form.getInputProps('revokeOtherSessions', { type: 'checkbox' })}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('password.change')}
        </Button>
      </form>
    </Section>
  )
}
