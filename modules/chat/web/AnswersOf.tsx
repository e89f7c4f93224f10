import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { SourcesOf } from './AnswerLine.tsx'
import styles from './Chat.module.css'
import { Correction } from './Correction.tsx'
import { answersQuery } from './chat-client.ts'

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
          <li key={answer.id}>
            <p>{answer.question}</p>
            <p className={styles.quiet}>
              <SourcesOf answer={answer} />
              {answer.model && <span>{t('answers.phrasedBy', { model: answer.model })}</span>}
              {answer.helpful !== null && <span>{t(answer.helpful ? 'answers.helped' : 'answers.notHelped')}</span>}
            </p>
            <Correction answer={answer} />
          </li>
        ))}
      </ul>
      <UiLink href="/assistant-answers">{t('answers.all')}</UiLink>
    </>
  )
}
