import { IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './Operation.module.css'

/** Nothing leaves this installation yet; how to change that. */
export function NoMailServer() {
  const { t } = useTranslation('team')
  return (
    <div className={styles.notice} role="note">
      <IconMailOff size={18} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={styles.noticeTitle}>{t('outbox.noServer.title')}</p>
        <p>{t('outbox.noServer.detail')}</p>
        <pre>{'SMTP_URL=smtps://user:password@mail.example.com\nMAIL_FROM="Acme <hello@acme.example>"'}</pre>
        <p>{t('outbox.noServer.reset')}</p>
      </div>
    </div>
  )
}
