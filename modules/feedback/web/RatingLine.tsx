import { useTranslation } from 'react-i18next'
import lines from '#app/web/objects/PagedLines.module.css'
import { Chip } from '#app/web/ui/cells.tsx'
import type { Tone } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Feedback.module.css'
import type { Survey } from './feedback-client.ts'

/** One survey: what was said, by whom, about what, and what follows from it. */
export function RatingLine({ survey }: { survey: Survey }) {
  const { t } = useTranslation('feedback')
  const formats = useFormats()
  const { users, teams } = useSources()
  const { conversationId, ticketId, number, subject, customer, comment, taskId, way, answeredAt, askedAt } = survey
  const whose = [
    users.find(({ id }) => id === survey.agentId)?.name,
    teams.find(({ id }) => id === survey.teamId)?.name,
  ]
  const when = answeredAt ?? askedAt
  return (
    <li className={lines.line}>
      <RatingChip survey={survey} />
      <div className={lines.said}>
        <p className={styles.subject}>
          <UiLink href={ticketId ? `/tickets/${ticketId}` : `/inbox/${conversationId}`}>{subject ?? number}</UiLink>
        </p>
        {comment && <p className={styles.comment}>{t('quoted', { comment })}</p>}
        <p className={lines.quiet}>
          <span>{customer ?? t('nobody')}</span>
          {whose.filter(Boolean).map((name) => (
            <span key={name}>{name}</span>
          ))}
          <span>{t(`ways.${way}`)}</span>
          {taskId && <UiLink href={`/tasks/${taskId}`}>{t('task')}</UiLink>}
        </p>
      </div>
      <time className={lines.when} dateTime={when} title={formats.dateTime(when)}>
        {formats.date(when)}
      </time>
    </li>
  )
}

function RatingChip({ survey: { rating, scale, satisfied, bad } }: { survey: Survey }) {
  const { t } = useTranslation('feedback')
  const tone: Tone = rating === null ? 'neutral' : satisfied ? 'ok' : bad ? 'bad' : 'warn'
  return (
    <span>
      <Chip tone={tone}>{rating === null ? t('unanswered') : t('rating', { rating, scale })}</Chip>
    </span>
  )
}
