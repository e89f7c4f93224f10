import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'

/** Asks for a link to a new password. The answer is the same for an unknown email: nobody learns who has an account. */
export function ForgotPassword() {
  const { t } = useTranslation('team')
  const [sentTo, setSentTo] = useState<string>()
  const form = useForm({ initialValues: { email: '' }, validate: { email: fieldChecks(t).email } })
  const { submit, pending, refusal } = useSubmission(form, authSteps.requestReset, (_, { email }) => setSentTo(email))
  const back = <UiLink href="/sign-in">{t('backToSignIn')}</UiLink>
  if (sentTo)
    return <Entrance title={t('forgot.sentTitle')} detail={t('forgot.sentDetail', { email: sentTo })} aside={back} />
  return (
    <Entrance title={t('forgot.title')} detail={t('forgot.detail')} aside={back}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput label={t('email')} type="email" autoComplete="username" autoFocus {...form.getInputProps('email')} />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('forgot.action')}
        </Button>
      </form>
    </Entrance>
  )
}
