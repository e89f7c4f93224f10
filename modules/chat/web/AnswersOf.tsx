import { Button, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Chat.module.css'
import { type Answer, answersQuery } from './chat-client.ts'

/** What the assistant answered in a conversation, by which articles; what was wrong is said here and mended in the article. */
export function AnswersOf({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('chat')
  const { data } = useQuery(answersQuery(conversationId))
  const answers = (data?.items ?? []).filter(({ sources }) => sources.length > 0)
  if (answers.length === 0) return null
  return (
    <>
      <h3>{t('answers.title')}</h3>
      <ul className={styles.answers}>
        {answers.map((answer) => (
          <OneAnswer key={answer.id} answer={answer} />
        ))}
      </ul>
    </>
  )
}

function OneAnswer({ answer }: { answer: Answer }) {
  const { t } = useTranslation('chat')
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState(answer.correction ?? '')
  const { id, question, sources, helpful, correction, conversationId } = answer
  const save = useMutation({
    mutationFn: () => client.chatAnswers.correct({ id, text }),
    onSuccess: () => {
      setOpen(false)
      return queries.invalidateQueries({ queryKey: answersQuery(conversationId).queryKey })
    },
  })
  return (
    <li>
      <p>{question}</p>
      <p className={styles.quiet}>
        {sources.map((source) => (
          <UiLink key={source.articleId} href={`/articles/${source.articleId}`}>
            {source.title}
          </UiLink>
        ))}
        {helpful !== null && <span>{t(helpful ? 'answers.helped' : 'answers.notHelped')}</span>}
      </p>
      {correction && !isOpen && <p className={styles.correction}>{t('answers.right', { text: correction })}</p>}
      {isOpen ? (
        <div className={styles.form}>
          <Textarea
            label={t('answers.what')}
            description={t('answers.about')}
            value={text}
            autosize
            minRows={2}
            maxLength={4000}
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
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          {t('answers.correct')}
        </Button>
      )}
    </li>
  )
}
