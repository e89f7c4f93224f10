import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import type { Message } from './inbox-client.ts'
import styles from './ReplyBox.module.css'
import { shortTime } from './short-time.ts'

interface CollisionProps {
  messages: readonly Message[]
  sendAnyway: () => void
  close: () => void
}

/** What others wrote while one wrote: read it, then send or change one's own. */
export function Collision({ messages, sendAnyway, close }: CollisionProps) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const { users } = useSources()
  return (
    <div className={styles.collision} role="alert">
      <strong>{t('collision.title')}</strong>
      {messages.map((message) => (
        <p key={message.id}>
          <span>
            {users.find(({ id }) => id === message.userId)?.name ?? message.authorName ?? t('conversation.customer')},{' '}
            {shortTime(formats, message.sentAt)}
          </span>{' '}
          {message.text.slice(0, 400)}
        </p>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={sendAnyway}>
          {t('collision.anyway')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {t('collision.change')}
        </Button>
      </div>
    </div>
  )
}
