import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { sectionButtons, sectionForm } from './Section.tsx'

interface PasswordGateProps<Answer> {
  action: string
  cancel: () => void
  send: (input: { password: string }) => Promise<Answer>
  then: (answer: Answer) => unknown
}

/** Asks for the password before something that a passer-by at an open screen must not do. */
export function PasswordGate<Answer>({ action, cancel, send, then }: PasswordGateProps<Answer>) {
  const { t } = useTranslation('team')
  const form = useForm({ initialValues: { password: '' }, validate: { password: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(form, send, then)
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        {...form.getInputProps('password')}
      />
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
