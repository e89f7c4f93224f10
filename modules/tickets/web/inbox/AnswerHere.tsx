import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { offerUndo } from '#app/web/ui/toasts.tsx'
import { forgetBoth, type ThreadOf, threadOfQuery } from './conversations-query.ts'
import styles from './TicketConversations.module.css'

/** Answers a conversation from the page of its ticket; it leaves after ten seconds, as from the inbox. */
export function AnswerHere({ thread }: { thread: ThreadOf }) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const [typed, setTyped] = useState<string>()
  const [failure, setFailure] = useState<{ text: string; changed: boolean }>()
  const [busy, setBusy] = useState(false)
  const messageId = useRef(freshUuid())
  // What one saw when one began to write.
  const saw = useRef<number>(undefined)
  const { id } = thread
  const text = typed ?? thread.drafts.reply ?? ''
  const send = async (anyway: boolean) => {
    const words = text.trim()
    if (!words || busy) return
    setBusy(true)
    setFailure(undefined)
    const sent = messageId.current
    try {
      const version = saw.current ?? thread.version
      const input = { id, messageId: sent, kind: 'reply' as const, text: words, version, anyway }
      queries.setQueryData(threadOfQuery(id).queryKey, await client.conversationThreads.write(input))
      setTyped(undefined)
      saw.current = undefined
      messageId.current = freshUuid()
      await forgetBoth(queries)
      await offerUndo(t('inbox.sent'), async () => {
        await client.conversationThreads.takeBack({ id, messageId: sent })
        await forgetBoth(queries)
      })
    } catch (problem) {
      const changed = problem instanceof ApiProblem && problem.code === 'conversation_changed'
      setFailure({ changed, text: problem instanceof Error ? problem.message : String(problem) })
      if (changed) await forgetBoth(queries)
    } finally {
      setBusy(false)
    }
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void send(false)
  }
  return (
    <form
      className={styles.answer}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault()
        void send(false)
      }}
    >
      <Textarea
        aria-label={t('inbox.answer')}
        placeholder={t('inbox.answer')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={100_000}
        value={text}
        onChange={({ currentTarget }) => {
          saw.current ??= thread.version
          setTyped(currentTarget.value)
        }}
      />
      {failure && (
        <p role="alert" className={styles.bad}>
          {failure.changed ? t('inbox.changed') : failure.text}
        </p>
      )}
      <div className={styles.sending}>
        {failure?.changed && (
          <Button size="xs" variant="default" onClick={() => void send(true)}>
            {t('inbox.anyway')}
          </Button>
        )}
        <Button
          type="submit"
          size="xs"
          loading={busy}
          disabled={!text.trim()}
          aria-keyshortcuts="Meta+Enter Control+Enter"
        >
          {t('inbox.send')}
        </Button>
      </div>
    </form>
  )
}
