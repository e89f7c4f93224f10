import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import styles from './Chat.module.css'
import type { Answer } from './chat-client.ts'

/** What would have been right, as a colleague says; and the place to say it. */
export function Correction({ answer: { id, correction } }: { answer: Answer }) {
  const { t } = useTranslation('chat')
  const { session } = useShell()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState(correction ?? '')
  const save = useMutation({
    mutationFn: () => client.chatAnswers.correct({ id, text }),
    onSuccess: () => {
      setOpen(false)
      return queries.invalidateQueries({ queryKey: ['conversations'] })
    },
  })
  if (!isOpen)
    return (
      <>
        {correction && <p className={styles.correction}>{t('answers.right', { text: correction })}</p>}
        {mayIn(session)('conversations.update') && (
          <Button size="compact-xs" variant="subtle" className={styles.correct} onClick={() => setOpen(true)}>
            {t('answers.correct')}
          </Button>
        )}
      </>
    )
  return (
    <div className={styles.form}>
      <Textarea
        label={t('answers.what')}
        description={t('answers.about')}
        value={text}
        autosize
        minRows={2}
        maxLength={4000}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        error={save.error?.message}
      />
      <div className={styles.buttons}>
        <Button size="xs" disabled={!text.trim()} loading={save.isPending} onClick={() => save.mutate()}>
          {t('answers.save')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}
