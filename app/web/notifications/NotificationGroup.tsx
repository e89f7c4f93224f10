import { ActionIcon } from '@mantine/core'
import { IconCheck, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import type { Group } from './group-notifications.ts'
import styles from './Notifications.module.css'
import type { Notification } from './notification-client.ts'
import { useMarking } from './use-marking.ts'

/** What is about one record: its name over its lines, once there are several. */
export function NotificationGroup({ group: { record, items } }: { group: Group }) {
  const { t } = useTranslation('notifications')
  const marking = useMarking()
  const unread = items.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  if (items.length === 1 && items[0]) return <Line item={items[0]} />
  return (
    <li className={styles.group}>
      <div className={styles.record}>
        <h2>{record}</h2>
        {unread.length > 1 && (
          <button
            type="button"
            className={`plain ${styles.quiet}`}
            onClick={() => marking.mutate({ ids: unread, read: true })}
          >
            {t('groupRead', { count: unread.length })}
          </button>
        )}
      </div>
      <ul className={styles.lines}>
        {items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ul>
    </li>
  )
}

function Line({ item: { id, line, excerpt, actor, href, createdAt, readAt } }: { item: Notification }) {
  const { t } = useTranslation('notifications')
  const format = useFormats()
  const marking = useMarking()
  const isUnread = readAt === null
  // Always: the list may be a moment older than the key that made it unread.
  const read = () => marking.mutate({ ids: [id], read: true })
  const words = (
    <>
      <RecordAvatar name={actor?.name ?? 'Kith'} kind={actor ? 'person' : 'company'} size={28} />
      <span className={styles.words}>
        <span className={styles.said}>
          {isUnread && <span className={styles.dot} role="img" aria-label={t('unread')} />}
          {line}
        </span>
        {excerpt && <span className={styles.excerpt}>{excerpt}</span>}
      </span>
      <time className={styles.when} dateTime={createdAt} title={format.dateTime(createdAt)}>
        {format.relative(createdAt)}
      </time>
    </>
  )
  return (
    <li className={styles.line} data-unread={isUnread || undefined}>
      {href ? (
        <UiLink href={href} className={styles.open} onClick={read} data-notification={id}>
          {words}
        </UiLink>
      ) : (
        <button type="button" className={`plain ${styles.open}`} onClick={read} data-notification={id}>
          {words}
        </button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.mark}
        aria-label={t(isUnread ? 'markRead' : 'markUnread')}
        onClick={() => marking.mutate({ ids: [id], read: isUnread })}
      >
        {isUnread ? <IconCheck size={16} stroke={1.6} /> : <IconMail size={16} stroke={1.6} />}
      </ActionIcon>
    </li>
  )
}
