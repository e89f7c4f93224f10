import { Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Assignment.module.css'
import type { Assignment } from './assignment-client.ts'
import { Reasons } from './Reasons.tsx'
import { useMinutes } from './use-minutes.ts'
import { useRuleWords } from './use-rule-words.ts'

/** To whom rules gave this record and why; nothing where none did. */
export function WhyPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const minutes = useMinutes()
  const { name: object, plural } = model.descriptor
  const { data } = useQuery({
    // Under the object’s name, so that it is asked anew when the record changes.
    queryKey: [plural, 'assignments', record.id],
    enabled: model.field('ownerId')?.type === 'user',
    queryFn: ({ signal }) => client.assignments.list({ object, recordId: record.id }, { signal }),
    retry: false,
  })
  const [first, ...earlier] = data?.items ?? []
  if (!data || (!first && !data.waiting)) return null
  const since = data.items.at(-1)?.startedAt
  const took = data.touchedAt && since ? (Date.parse(data.touchedAt) - Date.parse(since)) / 60_000 : null
  return (
    <section className={styles.why} aria-label={t('why.title')}>
      <h2 className={styles.smallHeading}>{t('why.title')}</h2>
      {data.waiting && (
        <p className={styles.quiet}>
          {data.waiting.until ? t('why.waitsUntil', { when: formats.dateTime(data.waiting.until) }) : t('why.waits')}
        </p>
      )}
      {first && <Told object={object} assignment={first} />}
      {first && (
        <p className={styles.small}>
          {took === null ? t('why.untouched') : t('why.touched', { after: minutes(took) })}
        </p>
      )}
      {earlier.map((assignment) => (
        <Told key={assignment.id} object={object} assignment={assignment} />
      ))}
    </section>
  )
}

function Told({ object, assignment }: { object: string; assignment: Assignment }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const { personOf } = useRuleWords(object)
  const [opened, { toggle }] = useDisclosure()
  const { userId, ruleName, occasion, assignedAt, people, passed } = assignment
  const name = personOf(userId)
  return (
    <div className={styles.told}>
      <p>{ruleName ? t('why.given', { name, rule: ruleName }) : t('why.fallback', { name })}</p>
      <p className={styles.small}>
        {t(`occasion.${occasion}`)} · <time dateTime={assignedAt}>{formats.relative(assignedAt)}</time>
      </p>
      {people.length + passed.length > 0 && (
        <>
          <button type="button" className={`plain ${styles.more}`} aria-expanded={opened} onClick={toggle}>
            {t('why.open')}
          </button>
          <Collapse expanded={opened}>
            <Reasons object={object} people={people} passed={passed} />
          </Collapse>
        </>
      )}
    </div>
  )
}
