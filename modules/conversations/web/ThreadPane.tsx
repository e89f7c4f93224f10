import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { usePresence } from '#app/web/collaboration/use-presence.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { forgetConversations, type Message, type Thread } from './inbox-client.ts'
import { LedOn } from './LedOn.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MessageView } from './MessageView.tsx'
import { ReplyBox } from './ReplyBox.tsx'
import styles from './Thread.module.css'
import { ThreadHeader } from './ThreadHeader.tsx'
import type { InboxLines } from './use-inbox-list.ts'
import type { Conversation } from './use-moves.ts'
import { useStayingAtEnd } from './use-staying-at-end.ts'
import { useThreadKeys } from './use-thread-keys.ts'

interface ThreadPaneProps {
  thread: Thread
  conversation: Conversation
  list: InboxLines
  /** Shows the customer, or puts them aside. */
  toggleCustomer: () => void
}

/** One conversation: what may be done with it, what was said, and where one answers. */
export function ThreadPane({ thread, conversation, list, toggleCustomer }: ThreadPaneProps) {
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
  const macros = useRef<HTMLButtonElement>(null)
  const [merging, setMerging] = useState(false)
  const isMerged = conversation.mergedIntoId !== null
  useThreadKeys({
    ...{ conversation, list, write, toggleCustomer },
    snooze: () => snooze.current?.click(),
    macros: () => macros.current?.click(),
    merge: () => setMerging(true),
  })
  return (
    <section className={styles.pane} aria-label={t('thread.label')}>
      <ThreadHeader
        {...{ conversation, list, snooze, toggleCustomer }}
        mayWrite={thread.mayWrite && !isMerged}
        merge={() => setMerging(true)}
      />
      {conversation.mergedIntoId && <LedOn intoId={conversation.mergedIntoId} thread={thread} />}
      <Messages thread={thread} conversation={conversation} />
      {thread.mayWrite && !isMerged && !conversation.deletedAt && (
        <div ref={field}>
          <ReplyBox {...{ thread, conversation, kind, setKind, others, list, macros }} />
        </div>
      )}
      {merging && thread.mayWrite && !isMerged && (
        <MergeDialog conversation={conversation} close={() => setMerging(false)} />
      )}
    </section>
  )
}

/** From a message on it is another matter: opens what becomes of it. */
function useSplit(id: string) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (fromMessageId: string) => client.conversationMoves.split({ id, fromMessageId }),
    onSuccess: async ({ moveId, conversationId }) => {
      await forgetConversations(queries)
      await navigate({ to: `/inbox/${conversationId}` })
      await offerUndo(t('split.done'), async () => {
        await client.conversationMoves.undo({ id: moveId })
        await forgetConversations(queries)
        await navigate({ to: `/inbox/${id}` })
      })
    },
    onError: tellFailure,
  })
}

function Messages({ thread, conversation }: Pick<ThreadPaneProps, 'thread' | 'conversation'>) {
  const { t } = useTranslation('conversations')
  const queries = useQueryClient()
  const end = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLDivElement>(null)
  useStayingAtEnd(said)
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
  const split = useSplit(thread.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls alone must be reachable by keys
    <div className={styles.messages} tabIndex={0} role="log" aria-label={t('thread.messages')}>
      {hasMore && (
        <button type="button" className={`plain ${styles.more}`} onClick={() => void more().catch(tellFailure)}>
          {t('thread.earlier')}
        </button>
      )}
      {messages.length === 0 && <p className={styles.empty}>{t('thread.empty')}</p>}
      <div ref={said}>
        {messages.map((message, index) => (
          <MessageView
            key={message.id}
            {...{ message, conversation, takeBack }}
            moves={thread.moves}
            split={thread.mayWrite && (index > 0 || hasMore) ? () => split.mutate(message.id) : undefined}
          />
        ))}
      </div>
      <div ref={end} />
    </div>
  )
}
