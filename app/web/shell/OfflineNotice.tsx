import { IconCloudOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './OfflineNotice.module.css'

/** Says so while there is no connection; what is typed meanwhile stays. */
export function OfflineNotice() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine)
  return (
    <div role="status" aria-live="polite">
      {!online && (
        <p className={styles.notice}>
          <IconCloudOff size={16} stroke={1.6} aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  )
}

function watchConnection(notify: () => void) {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}
