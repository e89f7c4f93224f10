import { Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import shared from '#app/web/rules/Rules.module.css'
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
  // What customers wait behind is somebody’s, and nobody’s own.
  const isRouted = object === 'conversation'
  const { data } = useQuery({
    // Under the object’s name, so that it is asked anew when the record changes.
    queryKey: [plural, 'assignments', record.id],
    enabled: model.field('ownerId')?.type === 'user' || isRouted,
    queryFn: ({ signal }) => client.assignments.list({ object, recordId: record.id }, { signal }),
    retry: false,
  })
  const [first, ...earlier] = data?.items ?? []
  if (!data || (!first && !data.waiting)) return null
  const since = data.items.at(-1)?.startedAt
  const title = t(isRouted ? 'why.person' : 'why.title')
  const took = data.touchedAt && since ? (Date.parse(data.touchedAt) - Date.parse(since)) / 60_000 : null
  return (
    <section className={styles.why} aria-label={title}>
      <h2 className={styles.smallHeading}>{title}</h2>
      {data.waiting?.ruleName && isRouted && (
        <Waits object={object} waiting={data.waiting} rule={data.waiting.ruleName} />
      )}
      {data.waiting && !(data.waiting.ruleName && isRouted) && (
        <p className={shared.quiet}>
          {data.waiting.until ? t('why.waitsUntil', { when: formats.dateTime(data.waiting.until) }) : t('why.waits')}
        </p>
      )}
      {first && <Told object={object} assignment={first} />}
      {first && !isRouted && (
        <p className={shared.small}>
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
  const { personOf, teamOf } = useRuleWords(object)
  const { userId, teamId, ruleName, occasion, assignedAt, people, passed } = assignment
  const name = userId ? personOf(userId) : teamOf(teamId)
  const how = !userId ? 'givenTeam' : ruleName ? 'given' : 'fallback'
  return (
    <div className={styles.told}>
      <p>{t(`why.${how}`, { name, rule: ruleName })}</p>
      <p className={shared.small}>
        {t(`occasion.${occasion}`)} · <time dateTime={assignedAt}>{formats.relative(assignedAt)}</time>
      </p>
      <Asked object={object} people={people} passed={passed} />
    </div>
  )
}

type Waiting = NonNullable<Awaited<ReturnType<typeof client.assignments.list>>['waiting']>

function Waits({ object, waiting, rule }: { object: string; waiting: Waiting; rule: string }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  return (
    <div className={styles.told}>
      <p>{t('why.waitsFor', { rule })}</p>
      {waiting.until && <p className={shared.small}>{t('why.overflow', { when: formats.dateTime(waiting.until) })}</p>}
      <Asked object={object} people={waiting.people} passed={waiting.passed} />
    </div>
  )
}

/** Opens who was asked, and which rules did not take it. */
function Asked({ object, people, passed }: { object: string } & Pick<Assignment, 'people' | 'passed'>) {
  const { t } = useTranslation('assignment')
  const [opened, { toggle }] = useDisclosure()
  if (people.length + passed.length === 0) return null
  return (
    <>
      <button type="button" className={`plain ${styles.more}`} aria-expanded={opened} onClick={toggle}>
        {t('why.open')}
      </button>
      <Collapse expanded={opened}>
        <Reasons object={object} people={people} passed={passed} />
      </Collapse>
    </>
  )
}
