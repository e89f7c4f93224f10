import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { unreadQuery } from '../notifications/notification-client.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Bell.module.css'

const MOST_SHOWN = 99

/** How many notifications wait, as it is written: `99+` from there on; undefined for none. */
export function useUnread(): string | undefined {
  const { data } = useQuery(unreadQuery())
  if (!data?.unread) return undefined
  return data.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(data.unread)
}

/** The way to what one was told, with how much of it is new. */
export function Bell() {
  const { t } = useTranslation()
  const unread = useUnread()
  return (
    <UiLink
      href="/notifications"
      className={styles.bell}
      aria-label={unread ? t('bell.unread', { shown: unread }) : t('bell.none')}
      title={t('nav.notifications')}
    >
      <IconBell size={18} stroke={1.6} aria-hidden="true" />
      {unread && (
        <span className={styles.count} aria-hidden="true">
          {unread}
        </span>
      )}
    </UiLink>
  )
}
