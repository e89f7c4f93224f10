import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { usePresence } from '#app/web/collaboration/use-presence.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { forgetConversations, type Message, type Thread } from './inbox-client.ts'
import { MessageView } from './MessageView.tsx'
import { ReplyBox } from './ReplyBox.tsx'
import styles from './Thread.module.css'
import { ThreadHeader } from './ThreadHeader.tsx'
import type { InboxLines } from './use-inbox-list.ts'
import type { Conversation } from './use-moves.ts'
import { useThreadKeys } from './use-thread-keys.ts'

interface ThreadPaneProps {
  thread: Thread
  conversation: Conversation
  list: InboxLines
}

/** One conversation: what may be done with it, what was said, and where one answers. */
export function ThreadPane({ thread, conversation, list }: ThreadPaneProps) {
  const { t } = useTranslation('conversations')
  const { session } = useShell()
  const others = usePresence('conversation', thread.id, session.user.id)
  const [kind, setKind] = useState<'reply' | 'note'>('reply')
  const field = useRef<HTMLDivElement>(null)
  const write = (what: 'reply' | 'note') => {
    // At once: whoever types on without a pause, or whose machine paints late, must not type into nothing.
    flushSync(() => setKind(what))
    field.current?.querySelector('textarea')?.focus()
  }
  const snooze = useRef<HTMLButtonElement>(null)
  useThreadKeys({ conversation, list, write, snooze: () => snooze.current?.click() })
  return (
    <section className={styles.pane} aria-label={t('thread.label')}>
      <ThreadHeader {...{ conversation, list, snooze }} mayWrite={thread.mayWrite} />
      <Messages thread={thread} conversation={conversation} />
      {thread.mayWrite && !conversation.deletedAt && (
        <div ref={field}>
          <ReplyBox {...{ thread, conversation, kind, setKind, others, list }} />
        </div>
      )}
    </section>
  )
}

function Messages({ thread, conversation }: Pick<ThreadPaneProps, 'thread' | 'conversation'>) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const end = useRef<HTMLDivElement>(null)
  const [older, setOlder] = useState<Message[]>([])
  const [hasMore, setHasMore] = useState(thread.hasMore)
  const last = thread.messages.at(-1)?.id
  // What was said last is what one came for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another message is the last
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [last])
  const messages = [...older, ...thread.messages]
  const more = async () => {
    const before = messages[0]?.id
    if (!before) return
    const page = await client.conversationThreads.get({ id: thread.id, before })
    setOlder([...page.messages, ...older])
    setHasMore(page.hasMore)
  }
  const takeBack = (messageId: string) =>
    client.conversationThreads
      .takeBack({ id: thread.id, messageId })
      .catch(tellFailure)
      .then(() => forgetConversations(queries))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls alone must be reachable by keys
    <div className={styles.messages} tabIndex={0} role="log" aria-label={t('thread.messages')}>
      {hasMore && (
        <button type="button" className={`plain ${styles.more}`} onClick={() => void more().catch(tellFailure)}>
          {t('thread.earlier')}
        </button>
      )}
      {messages.length === 0 && <p className={styles.empty}>{t('thread.empty')}</p>}
      {messages.map((message) => (
        <MessageView key={message.id} message={message} conversation={conversation} takeBack={takeBack} />
      ))}
      <div ref={end} />
    </div>
  )
}
