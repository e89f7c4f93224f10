import { IconArrowsSplit2, IconLock, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/web/collaboration/PlainText.tsx'
import { MailBody } from '#app/web/mail/MailBody.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { ActLine } from './ActLine.tsx'
import type { Message } from './inbox-client.ts'
import { shortTime } from './short-time.ts'
import styles from './Thread.module.css'
import type { Conversation } from './use-moves.ts'

interface MessageViewProps {
  message: Message
  conversation: Conversation
  takeBack: (messageId: string) => void
  /** Merges and splits that can be undone. */
  moves: readonly string[]
  /** Makes what was said from here on a conversation of its own. */
  split: (() => void) | undefined
}

/** One thing that was said, noted or done. */
export function MessageView(props: MessageViewProps) {
  const { message } = props
  if (message.kind === 'act') return <ActLine message={message} moves={props.moves} />
  return message.kind === 'note' ? <Note message={message} split={props.split} /> : <Said {...props} />
}

function Note({ message, split }: Pick<MessageViewProps, 'message' | 'split'>) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const { users } = useSources()
  const name = users.find(({ id }) => id === message.userId)?.name ?? message.authorName ?? t('line.nobody')
  return (
    <article className={styles.note} aria-label={t('message.note')}>
      <p className={styles.noteHead}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" />
        <strong>{t('message.note')}</strong>
        <time dateTime={message.sentAt}>{`${name}, ${shortTime(formats, message.sentAt)}`}</time>
        <SplitHere split={split} />
      </p>
      <Words
        text={message.text}
        names={users.filter(({ id }) => message.mentions.includes(id)).map((user) => user.name)}
      />
      <Files message={message} />
    </article>
  )
}

function Said({ message, conversation, takeBack, split }: MessageViewProps) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  const { users, recordOf } = useSources()
  const customer =
    (conversation.contactId ? recordOf('contact', conversation.contactId)?.name : undefined) ??
    message.authorName ??
    message.authorEmail
  const name =
    message.kind === 'incoming'
      ? (customer ?? t('line.nobody'))
      : (users.find(({ id }) => id === message.userId)?.name ?? message.authorName ?? t('line.nobody'))
  return (
    <article className={styles.message} data-kind={message.kind} data-robot={message.author === 'system' || undefined}>
      <RecordAvatar name={name} kind="person" size={28} />
      <p className={styles.by}>
        <strong>{name}</strong>
        <time dateTime={message.sentAt} title={formats.dateTime(message.sentAt)}>
          {shortTime(formats, message.sentAt)}
        </time>
        {message.author === 'system' && <span>{t('message.automatic')}</span>}
        <Delivery message={message} takeBack={takeBack} />
        <SplitHere split={split} />
      </p>
      <div className={styles.body}>
        {message.emailId && message.look ? (
          <MailBody emailId={message.emailId} look={message.look}>
            <Words text={message.text} />
          </MailBody>
        ) : (
          <Words text={message.text} />
        )}
        <Files message={message} />
      </div>
    </article>
  )
}

/** Shows where one points at a message or comes by key. */
function SplitHere({ split }: Pick<MessageViewProps, 'split'>) {
  const { t } = useTranslation('conversations')
  if (!split) return null
  return (
    <button
      type="button"
      className={`plain ${styles.split}`}
      aria-label={t('split.do')}
      title={t('split.do')}
      onClick={split}
    >
      <IconArrowsSplit2 size={14} stroke={1.6} aria-hidden="true" />
    </button>
  )
}

function Words({ text, names = [] }: { text: string; names?: readonly string[] }) {
  return (
    <div className={styles.words} dir="auto">
      <PlainText body={text} names={names} />
    </div>
  )
}

function Files({ message: { files } }: { message: Message }) {
  const { t } = useTranslation('conversations')
  const formats = useFormats()
  if (files.length === 0) return null
  return (
    <p className={styles.files}>
      {files.map(({ id, name, bytes }) => (
        <a key={id} href={`/api/v1/files/${id}/content`} className={styles.file} download={name}>
          <IconPaperclip size={14} stroke={1.6} aria-hidden="true" />
          {name} <span>{t('message.size', { kb: formats.number(Math.max(1, Math.round(bytes / 1024))) })}</span>
        </a>
      ))}
    </p>
  )
}

/** A reply on its way: how long it can still be taken back, or that it did not leave. */
function Delivery({ message, takeBack }: Pick<MessageViewProps, 'message' | 'takeBack'>) {
  const { t } = useTranslation('conversations')
  const [, setBeat] = useState(0)
  const isQueued = message.delivery === 'queued'
  useEffect(() => {
    if (!isQueued) return
    const timer = setInterval(() => setBeat((was) => was + 1), 1_000)
    return () => clearInterval(timer)
  }, [isQueued])
  const left = Math.ceil((Date.parse(message.deliverAt ?? '') - Date.now()) / 1_000)
  if (message.delivery === 'failed')
    return (
      <>
        <span className={styles.failed}>{t(`message.failed.${message.failure ?? 'other'}`)}</span>
        <button type="button" className="plain" onClick={() => takeBack(message.id)}>
          {t('message.toDraft')}
        </button>
      </>
    )
  if (!isQueued) return null
  return (
    <>
      <span role="status">{left > 0 ? t('message.leavesIn', { count: left }) : t('message.leaving')}</span>
      {left > 0 && (
        <button type="button" className={`plain ${styles.undo}`} onClick={() => takeBack(message.id)}>
          {t('message.takeBack')}
        </button>
      )}
    </>
  )
}
