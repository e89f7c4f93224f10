import { useTranslation } from 'react-i18next'
import lines from '#app/web/objects/PagedLines.module.css'
import { Chip } from '#app/web/ui/cells.tsx'
import type { Tone } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Answers.module.css'
import { Correction } from './Correction.tsx'
import type { Answer } from './chat-client.ts'

const tones: Record<Answer['outcome'], Tone> = { wrong: 'bad', helped: 'ok', handedOver: 'warn', open: 'neutral' }

/** One answer of the assistant: how it went, what was asked and said, by what, and in which conversation. */
export function AnswerLine({ answer }: { answer: Answer }) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const { outcome, question, text, customer, conversationId, number, createdAt } = answer
  return (
    <li className={lines.line}>
      <span>
        <Chip tone={tones[outcome]}>{t(`answers.outcomes.${outcome}`)}</Chip>
      </span>
      <div className={lines.said}>
        <p className={styles.question}>{question}</p>
        <p className={styles.text}>{text}</p>
        <p className={lines.quiet}>
          <SourcesOf answer={answer} />
          <WordedBy answer={answer} />
        </p>
        <p className={lines.quiet}>
          <UiLink href={`/inbox/${conversationId}`}>{t('answers.conversation', { number })}</UiLink>
          <span>{customer ?? t('answers.nobody')}</span>
        </p>
        <Correction answer={answer} />
      </div>
      <time className={lines.when} dateTime={createdAt} title={formats.dateTime(createdAt)}>
        {formats.relative(createdAt)}
      </time>
    </li>
  )
}

/** The articles an answer came from. */
export const SourcesOf = ({ answer: { sources } }: { answer: Answer }) =>
  sources.map(({ articleId, title }) => (
    <UiLink key={articleId} href={`/articles/${articleId}`}>
      {title}
    </UiLink>
  ))

/** Whose words it has, and what became of a model that was asked for them. */
function WordedBy({ answer: { model, sources, phrasing } }: { answer: Answer }) {
  const { t } = useTranslation('chat')
  if (model) return <span>{t('answers.phrasedBy', { model })}</span>
  if (sources.length === 0) return <span>{t('answers.byProgram')}</span>
  if (!phrasing || phrasing.outcome === 'phrased') return <span>{t('answers.quoted')}</span>
  const words = t(`answers.refused.${phrasing.outcome ?? 'lost'}`, { model: phrasing.model })
  if (!phrasing.said) return <span>{words}</span>
  return (
    <details className={styles.refused}>
      <summary>{words}</summary>
      {phrasing.said}
    </details>
  )
}
