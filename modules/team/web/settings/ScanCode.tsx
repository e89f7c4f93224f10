import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { sectionButtons, sectionForm } from '#app/web/ui/Section.tsx'
import { authSteps } from '../auth-steps.ts'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { QrCode } from './QrCode.tsx'
import styles from './ScanCode.module.css'

interface ScanCodeProps {
  totpURI: string
  cancel: () => void
  then: () => unknown
}

/** Hands the secret to the app, by camera or by hand, and has it prove that it arrived. */
export function ScanCode({ totpURI, cancel, then }: ScanCodeProps) {
  const { t } = useTranslation('team')
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const form = useForm({ initialValues: { code: '' }, validate: { code: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ code }) => authSteps.verifyCode({ code: code.trim() }),
    then,
  )
  return (
    <div className={styles.sheet}>
      <QrCode text={totpURI} label={t('twoFactor.qr')} />
      <form className={sectionForm} onSubmit={submit} noValidate>
        <p>{t('twoFactor.scan')}</p>
        <p className={styles.byHand}>
          {t('twoFactor.byHand')} <code className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <TextInput
          label={t('secondStep.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          {...form.getInputProps('code')}
        />
        <Refusal>{refusal}</Refusal>
        <div className={sectionButtons}>
          <Button type="submit" variant="filled" loading={pending}>
            {t('twoFactor.confirm')}
          </Button>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {t('ui:cancel')}
          </Button>
        </div>
      </form>
    </div>
  )
}
