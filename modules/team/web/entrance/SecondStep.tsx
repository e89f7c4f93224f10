import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './use-enter.ts'

/** The code of the app, or a backup code when the phone is not at hand. */
export function SecondStep() {
  const { t } = useTranslation('team')
  const { next } = useSearch({ from: '/sign-in/code' })
  const enter = useEnter(next)
  const [withBackup, setWithBackup] = useState(false)
  const { filled } = fieldChecks(t)
  const form = useForm({ initialValues: { code: '', trustDevice: false }, validate: { code: filled } })
  const send = withBackup ? authSteps.verifyBackupCode : authSteps.verifyCode
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ code, trustDevice }) => send({ code: code.trim(), trustDevice }),
    enter,
  )
  return (
    <Entrance
      title={t('secondStep.title')}
      detail={t(withBackup ? 'secondStep.backupDetail' : 'secondStep.detail')}
      aside={<UiLink href="/sign-in">{t('backToSignIn')}</UiLink>}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          key={String(withBackup)}
          label={t(withBackup ? 'secondStep.backupCode' : 'secondStep.code')}
          inputMode={withBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
          {...form.getInputProps('code')}
        />
        <Checkbox label={t('secondStep.trust')} {...form.getInputProps('trustDevice', { type: 'checkbox' })} />
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
    </Entrance>
  )
}
