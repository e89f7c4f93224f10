import { IconClock, IconForms, IconMail, IconMessageCircle, IconPencil, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Inbox.module.css'
import type { Line } from './inbox-client.ts'
import type { InboxSearch } from './inbox-search.ts'
import selection from './Selection.module.css'
import { shortTime } from './short-time.ts'

const icons: Record<string, typeof IconMail> = {
  email: IconMail,
  form: IconForms,
  chat: IconMessageCircle,
  internal: IconUsers,
}

/** What is drawn for a channel. */
export const channelIcon = (channel: string) => icons[channel] ?? IconMessageCircle

const isPriority = (priority: string) => priority === 'high' || priority === 'urgent'

interface InboxLineProps {
  line: Line
  isCurrent: boolean
  search: InboxSearch
  isChosen: boolean
  choose: () => void
}

/** A conversation in three lines: who, about what, what was said last. Whoever waits stands out. */
export function InboxLine({ line, isCurrent, search, isChosen, choose }: InboxLineProps) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const name = line.name ?? t('line.nobody')
  const Icon = channelIcon(line.channel)
  const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const said = line.preview ?? ''
  return (
    <li className={selection.item} data-chosen={isChosen || undefined}>
      <input
        type="checkbox"
        className={selection.choose}
        aria-label={t('select.choose', { name })}
        checked={isChosen}
        onChange={choose}
      />
      <UiLink
        href={`/inbox/${line.id}?${new URLSearchParams(given)}`}
        className={styles.line}
        aria-current={isCurrent ? 'true' : undefined}
        data-waits={line.waitingSince ? true : undefined}
      >
        <RecordAvatar name={name} kind="person" size={28} />
        <span className={styles.who}>
          <strong>{name}</strong>
          <time dateTime={line.lastMessageAt}>{shortTime(formats, line.lastMessageAt)}</time>
        </span>
        <span className={styles.subject}>{line.subject ?? t('line.noSubject')}</span>
        <span className={styles.said}>
          <Icon size={14} stroke={1.6} aria-label={t(`channel.${line.channel}`, { defaultValue: line.channel })} />
          <span className={styles.words}>
            {line.hasDraft && (
              <em className={styles.draft}>
                <IconPencil size={12} stroke={1.6} aria-hidden="true" /> {t('line.draft')}{' '}
              </em>
            )}
            {line.previewBy === 'outgoing'
              ? t('line.you', { said })
              : line.previewBy === 'note'
                ? t('line.note', { said })
                : said}
          </span>
          {line.state === 'snoozed' && line.snoozedUntil ? (
            <span className={styles.mark}>
              <IconClock size={13} stroke={1.6} aria-hidden="true" /> {shortTime(formats, line.snoozedUntil)}
            </span>
          ) : (
            isPriority(line.priority) && (
              <span className={styles.mark} data-priority={line.priority}>
                {t(`conversation.options.priority.${line.priority}`)}
              </span>
            )
          )}
        </span>
      </UiLink>
    </li>
  )
}
