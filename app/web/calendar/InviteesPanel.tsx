import { IconCheck, IconClock, IconMailOff, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { linksOf } from '../ui/field.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from '../ui/RelatedList.module.css'
import { useLinked } from '../ui/sources.ts'

const marks = {
  open: IconClock,
  accepted: IconCheck,
  tentative: IconQuestionMark,
  declined: IconX,
  uninvited: IconMailOff,
}

/** Beside a meeting: who was invited by mail and what they answered, and who comes without an invitation. */
export function InviteesPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('calendar')
  const linked = useLinked()
  const { name: object, plural } = model.descriptor
  const { data, error, refetch } = useQuery({
    // They are invited by a job, after the meeting was saved: the stream tells of them by this name.
    queryKey: [plural, 'calendarInvitees', record.id],
    queryFn: ({ signal }) => client.calendarInvitees.list({ object, recordId: record.id }, { signal }),
  })
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  const quiet = linksOf(record.attendees).filter(({ uninvited }) => uninvited)
  const invited = (data?.items ?? []).filter(({ attendeeId }) => !quiet.some(({ id }) => id === attendeeId))
  const items = [
    ...invited.map(({ email, name, answer }) => ({ key: email, name, answer })),
    ...quiet.map((link) => ({ key: link.id, name: linked(link)?.name ?? '', answer: 'uninvited' as const })),
  ]
  if (items.length === 0) return null
  return (
    <section className={styles.related} aria-label={t('invitees')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          {t('invitees')} <span className={styles.count}>{invited.length}</span>
        </h2>
      </div>
      <ul className={styles.list}>
        {items.map(({ key, name, answer }) => {
          const Mark = marks[answer]
          return (
            <li key={key} className={styles.item}>
              <RecordAvatar name={name} kind="person" size={24} />
              <span className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.detail}>{t(`answers.${answer}`)}</span>
              </span>
              <span className={styles.end}>
                <Mark size={16} stroke={1.6} aria-hidden="true" />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
