import { IconCloudOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isReached, watchReached } from '../connection.ts'
import styles from './OfflineNotice.module.css'

/** Says so while there is no connection; what is typed meanwhile stays. */
export function OfflineNotice() {
  const { t } = useTranslation()
  const reached = useSyncExternalStore(watchReached, isReached)
  return (
    <div role="status" aria-live="polite">
      {!reached && (
        <p className={styles.notice}>
          <IconCloudOff size={16} stroke={1.6} aria-hidden="true" />
          {t('offline')}
        </p>
      )}
    </div>
  )
}
