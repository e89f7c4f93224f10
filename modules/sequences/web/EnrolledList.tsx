import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { EnrolmentActs } from './EnrolmentActs.tsx'
import styles from './Sequences.module.css'
import { enrolmentsQuery } from './sequence-client.ts'
import { useEnrolmentWords } from './use-enrolment-words.ts'

/** Who is in a sequence and who was: what comes next and when, or why it ended. */
export function EnrolledList({ sequenceId }: { sequenceId: string }) {
  const { t } = useTranslation('sequences')
  const { data } = useQuery(enrolmentsQuery({ sequenceId }))
  const saysOf = useEnrolmentWords()
  if (!data) return null
  return (
    <section aria-label={t('enrolled.title')} className={styles.enrolled}>
      <h2 className={styles.heading}>{t('enrolled.title')}</h2>
      {data.items.length === 0 && <p className={styles.small}>{t('enrolled.none')}</p>}
      <ul className={styles.lines}>
        {data.items.map((one) => (
          <li key={one.id} className={styles.line}>
            <div className={styles.words}>
              <UiLink href={`/contacts/${one.contactId}`}>{one.contact}</UiLink>
              <p className={styles.small}>{saysOf(one)}</p>
            </div>
            <EnrolmentActs enrolment={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
