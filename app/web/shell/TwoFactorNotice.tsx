import { IconShieldLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './TwoFactorNotice.module.css'

/** The workspace asks for two-step sign-in, and until when one gets on without. */
export function TwoFactorNotice({ due }: { due: string }) {
  const { t } = useTranslation()
  const format = useFormats()
  return (
    <p className={styles.notice} role="note">
      <IconShieldLock size={16} stroke={1.6} aria-hidden="true" />
      <span>{t('twoFactorDue.text', { when: format.date(due) })}</span>
      <UiLink href="/settings/security">{t('twoFactorDue.action')}</UiLink>
    </p>
  )
}
