import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '#app/web/session.ts'
import { sectionButtons, sectionForm } from '#app/web/ui/Section.tsx'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'

interface PasswordGateProps<Answer> {
  action: string
  cancel: () => void
  send: (input: { password?: string }) => Promise<Answer>
  then: (answer: Answer) => unknown
}

/** Asks for the password before something that a passer-by at an open screen must not do; who has none is asked whether. */
export function PasswordGate<Answer>({ action, cancel, send, then }: PasswordGateProps<Answer>) {
  const { t } = useTranslation('team')
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  const hasPassword = visitor.user?.hasPassword ?? true
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (typed) => (hasPassword ? fieldChecks(t).filled(typed) : null) },
  })
  const { submit, pending, refusal } = useSubmission(form, (proof) => send(hasPassword ? proof : {}), then)
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      {hasPassword && (
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...form.getInputProps('password')}
        />
      )}
      <Refusal>{refusal}</Refusal>
      <div className={sectionButtons}>
        <Button type="submit" variant="filled" loading={pending}>
          {action}
        </Button>
        <Button variant="subtle" color="gray" onClick={cancel}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  )
}
