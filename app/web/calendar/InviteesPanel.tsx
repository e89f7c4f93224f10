import { IconCheck, IconClock, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { RecordPartProps } from '../objects/object-view.ts'
import { PartProblem } from '../objects/PartProblem.tsx'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import styles from '../ui/RelatedList.module.css'

const marks = { open: IconClock, accepted: IconCheck, tentative: IconQuestionMark, declined: IconX }

/** Beside a meeting: who was invited by mail, and what they answered. */
export function InviteesPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('calendar')
  const { name: object, plural } = model.descriptor
  const { data, error, refetch } = useQuery({
    queryKey: [plural, 'invitees', record.id],
    queryFn: ({ signal }) => client.calendarInvitees.list({ object, recordId: record.id }, { signal }),
  })
  if (error) return <PartProblem problem={error} retry={() => void refetch()} />
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className={styles.related} aria-label={t('invitees')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          {t('invitees')} <span className={styles.count}>{items.length}</span>
        </h2>
      </div>
      <ul className={styles.list}>
        {items.map(({ email, name, answer }) => {
          const Mark = marks[answer]
          return (
            <li key={email} className={styles.item}>
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
