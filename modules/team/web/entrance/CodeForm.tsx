import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'

interface CodeFormProps {
  then: () => void
  /** Offers not to ask on this device for a while. */
  withTrust?: boolean
}

/** The code of the app, or a backup code when the phone is not at hand. */
export function CodeForm({ then, withTrust = false }: CodeFormProps) {
  const { t } = useTranslation('team')
  const [withBackup, setWithBackup] = useState(false)
  const { filled } = fieldChecks(t)
  const form = useForm({ initialValues: { code: '', trustDevice: false }, validate: { code: filled } })
  const send = withBackup ? authSteps.verifyBackupCode : authSteps.verifyCode
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ code, trustDevice }) => send({ code: code.trim(), trustDevice }),
    then,
  )
  return (
    <>
      <p className={styles.detail}>{t(withBackup ? 'secondStep.backupDetail' : 'secondStep.detail')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          key={String(withBackup)}
          label={t(withBackup ? 'secondStep.backupCode' : 'secondStep.code')}
          inputMode={withBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
          {...form.getInputProps('code')}
        />
        {withTrust && (
          <Checkbox label={t('secondStep.trust')} {...form.getInputProps('trustDevice', { type: 'checkbox' })} />
        )}
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('secondStep.action')}
        </Button>
      </form>
      <p className={styles.below}>
        <button type="button" className={`plain ${styles.link}`} onClick={() => setWithBackup((was) => !was)}>
          {t(withBackup ? 'secondStep.useApp' : 'secondStep.useBackup')}
        </button>
      </p>
    </>
  )
}
