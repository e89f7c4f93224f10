import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { AnswerHere } from './AnswerHere.tsx'
import {
  conversationsOfQuery,
  forgetBoth,
  type LinkedConversation,
  type ThreadOf,
  threadOfQuery,
} from './conversations-query.ts'
import styles from './TicketConversations.module.css'

/** What is said about a ticket: of each conversation the last words, and where one answers. Nothing where there is none. */
export function TicketConversations({ ticketId, mayChange }: { ticketId: string; mayChange: boolean }) {
  const { t } = useTranslation('tickets')
  const { data } = useQuery(conversationsOfQuery(ticketId))
  if (!data || data.length === 0) return null
  return (
    <section aria-label={t('inbox.conversations')} className={styles.all}>
      {data.map((conversation) => (
        <One key={conversation.id} conversation={conversation} ticketId={ticketId} mayChange={mayChange} />
      ))}
    </section>
  )
}

const SHOWN = 4

function One({
  conversation,
  ticketId,
  mayChange,
}: {
  conversation: LinkedConversation
  ticketId: string
  mayChange: boolean
}) {
  const { t } = useTranslation('tickets')
  const { id, number, subject, state } = conversation
  const { data: thread } = useQuery(threadOfQuery(id))
  const said = thread?.messages.filter(({ kind }) => kind === 'incoming' || kind === 'outgoing') ?? []
  return (
    <article className={styles.one} aria-label={`${number} ${subject ?? ''}`}>
      <header className={styles.head}>
        <UiLink href={`/inbox/${id}`}>
          {number} {subject}
        </UiLink>
        <Chip tone={state === 'resolved' ? 'neutral' : 'info'}>{t(`inbox.states.${state}`)}</Chip>
        {mayChange && <Parting ticketId={ticketId} conversationId={id} />}
      </header>
      {thread && said.length > SHOWN && (
        <UiLink href={`/inbox/${id}`} className={styles.earlier}>
          {t('inbox.earlier')}
        </UiLink>
      )}
      <ul className={styles.said}>
        {said.slice(-SHOWN).map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </ul>
      {thread?.mayWrite && <AnswerHere thread={thread} />}
    </article>
  )
}

function Said({ message }: { message: ThreadOf['messages'][number] }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const { users } = useSources()
  const { kind, userId, authorName, authorEmail, sentAt, text, delivery } = message
  const name = users.find(({ id }) => id === userId)?.name ?? authorName ?? authorEmail
  return (
    <li data-kind={kind}>
      <p className={styles.by}>
        <strong>{name ?? t(kind === 'incoming' ? 'inbox.customer' : 'inbox.us')}</strong>
        <time dateTime={sentAt} title={formats.dateTime(sentAt)}>
          {formats.relative(sentAt)}
        </time>
        {delivery === 'queued' && <span>{t('inbox.leaving')}</span>}
        {delivery === 'failed' && <span className={styles.bad}>{t('inbox.failed')}</span>}
      </p>
      <p className={styles.words} dir="auto">
        {text}
      </p>
    </li>
  )
}

function Parting({ ticketId, conversationId }: { ticketId: string; conversationId: string }) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const part = useMutation({
    mutationFn: () => client.ticketConversations.unlink({ id: ticketId, conversationId }),
    onSuccess: () => forgetBoth(queries),
    onError: tellFailure,
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('inbox.more')} className={styles.more}>
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => part.mutate()}>{t('inbox.part')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
