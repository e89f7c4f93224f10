import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks, SHORTEST_PASSWORD } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'

/** Sets a new password by the link of the mail. */
export function ResetPassword() {
  const { t } = useTranslation('team')
  const { token } = useSearch({ from: '/reset-password' })
  const [done, setDone] = useState(false)
  const form = useForm({ initialValues: { newPassword: '' }, validate: { newPassword: fieldChecks(t).newPassword } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ newPassword }) => authSteps.resetPassword({ token, newPassword }),
    () => setDone(true),
  )
  const signIn = <UiLink href="/sign-in">{t('signIn.action')}</UiLink>
  if (done) return <Entrance title={t('reset.doneTitle')} detail={t('reset.doneDetail')} aside={signIn} />
  return (
    <Entrance title={t('reset.title')} aside={<UiLink href="/forgot-password">{t('reset.again')}</UiLink>}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordInput
          label={t('password.new')}
          description={t('password.hint', { count: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          {...form.getInputProps('newPassword')}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('reset.action')}
        </Button>
      </form>
    </Entrance>
  )
}
