import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { MentionText } from '#app/web/collaboration/MentionText.tsx'
import { useMentionable } from '#app/web/collaboration/use-mentionable.ts'
import { useReplyInsertion } from '#app/web/shell/reply-insertion.ts'
import { AttachButton, AttachedFiles } from './Attached.tsx'
import { Collision } from './Collision.tsx'
import type { Thread } from './inbox-client.ts'
import { MacroMenu } from './MacroMenu.tsx'
import styles from './ReplyBox.module.css'
import { ReplyText } from './ReplyText.tsx'
import type { InboxLines } from './use-inbox-list.ts'
import type { Conversation } from './use-moves.ts'
import { useReply } from './use-reply.ts'

interface ReplyBoxProps {
  thread: Thread
  conversation: Conversation
  kind: 'reply' | 'note'
  setKind: (kind: 'reply' | 'note') => void
  others: readonly { id: string; name: string; typing: boolean }[]
  list: InboxLines
  macros: Ref<HTMLButtonElement>
}

/** Where one answers the customer or leaves colleagues a note. What is typed outlives a reload and another device. */
export function ReplyBox({ thread, conversation, kind, setKind, others, list, macros }: ReplyBoxProps) {
  const { t } = useTranslation(['conversations', 'ui'])
  const people = useMentionable()
  const reply = useReply({ thread, kind })
  useReplyInsertion(reply.text, reply.write)
  const sendAnd = (state?: 'pending' | 'resolved') =>
    void reply.send({ state }).then((isSent) => {
      if (isSent && state === 'resolved') list.open(list.afterThis())
    })
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    sendAnd()
  }
  const customer = conversation.senderName ?? conversation.senderEmail
  const placeholder =
    kind === 'note'
      ? t('reply.notePlaceholder')
      : t('reply.placeholder', { name: customer ?? t('conversation.customer') })
  return (
    <form
      className={styles.box}
      data-kind={kind}
      onSubmit={(event) => {
        event.preventDefault()
        sendAnd()
      }}
      onKeyDown={onKey}
    >
      <div className={styles.head} role="tablist" aria-label={t('reply.label')}>
        {(['reply', 'note'] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            className="plain"
            aria-selected={kind === one}
            aria-keyshortcuts={one === 'reply' ? 'Alt+L' : 'Alt+P'}
            onClick={() => setKind(one)}
          >
            {t(`reply.${one}`)}
          </button>
        ))}
        <span className={styles.by}>
          {t(`channel.${conversation.channel}`, { defaultValue: conversation.channel })}
        </span>
      </div>
      {reply.between.length > 0 && (
        <Collision
          messages={reply.between}
          sendAnyway={() => void reply.send({ anyway: true })}
          close={reply.forgetBetween}
        />
      )}
      <div className={styles.text}>
        {kind === 'note' ? (
          <MentionText above label={placeholder} value={reply.text} people={people} rows={3} onChange={reply.write} />
        ) : (
          <ReplyText id={thread.id} label={placeholder} value={reply.text} onChange={reply.write} />
        )}
      </div>
      <AttachedFiles files={reply.files} remove={reply.removeFile} />
      {reply.failure && (
        <p role="alert" className={styles.failure}>
          {reply.failure}
        </p>
      )}
      <div className={styles.foot}>
        <AttachButton attach={reply.attach} />
        <MacroMenu conversationIds={[thread.id]} target={macros} />
        <span className={styles.here} role="status">
          {hereWords(others, t)}
        </span>
        <span className={styles.sending}>
          <Button
            type="submit"
            size="xs"
            loading={reply.busy}
            disabled={!reply.text.trim() || reply.isUploading}
            aria-keyshortcuts="Meta+Enter Control+Enter"
          >
            {t(kind === 'note' ? 'reply.keep' : 'reply.send')}
          </Button>
          <Menu position="top-end">
            <Menu.Target>
              <ActionIcon aria-label={t('reply.sendAnd')} disabled={!reply.text.trim() || reply.busy}>
                <IconChevronDown size={14} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => sendAnd('resolved')}>{t(`reply.and.${kind}.resolved`)}</Menu.Item>
              <Menu.Item onClick={() => sendAnd('pending')}>{t(`reply.and.${kind}.pending`)}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
    </form>
  )
}

type Words = ReturnType<typeof useTranslation<['conversations', 'ui']>>['t']

/** Who else reads this, or writes. */
function hereWords(others: ReplyBoxProps['others'], t: Words): string {
  const typing = others.filter((one) => one.typing)
  const [first] = typing.length > 0 ? typing : others
  if (!first) return ''
  const name = first.name.split(' ')[0] ?? ''
  const count = (typing.length > 0 ? typing : others).length
  return t(typing.length > 0 ? 'here.typing' : 'here.reading', { name, count, rest: count - 1 })
}
