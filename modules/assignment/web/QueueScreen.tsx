import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import shared from '#app/web/rules/Rules.module.css'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Assignment.module.css'
import { availabilitiesQuery, type Queues, queuesQuery } from './assignment-client.ts'
import { PresenceDot } from './PresenceDot.tsx'
import queue from './Queue.module.css'
import { Reasons } from './Reasons.tsx'
import room from './Room.module.css'
import { useMinutes } from './use-minutes.ts'

/** What waits for somebody: in which queue, at which place, since when and why; and who is there. */
export function QueueScreen() {
  const { t } = useTranslation('assignment')
  const { data, error, refetch } = useQuery(queuesQuery)
  if (error && !data) return <RouteError error={error} reset={() => void refetch()} />
  return (
    <div className={queue.screen}>
      <header>
        <h1 className={shared.title}>{t('queue.title')}</h1>
        <p className={shared.quiet}>{t('queue.detail')}</p>
      </header>
      {!data && <Skeleton height={160} aria-label={t('ui:loading')} />}
      {data && <Figures queues={data.queues} />}
      {data?.items.length === 0 && <EmptyState title={t('queue.empty')}>{t('queue.emptyText')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ol className={room.people} aria-label={t('queue.title')}>
          {data.items.map((item) => (
            <Waiting key={item.recordId} item={item} queues={data.queues} />
          ))}
        </ol>
      )}
      <There />
    </div>
  )
}

function Figures({ queues }: Pick<Queues, 'queues'>) {
  const { t } = useTranslation('assignment')
  const minutes = useMinutes()
  const since = (at: string) => minutes((Date.now() - Date.parse(at)) / 60_000)
  return (
    <ul className={queue.figures}>
      {queues.map(({ ruleId, name, waiting, longestSince, median }) => (
        <li key={ruleId} className={queue.figure}>
          <p className={styles.strong}>{name}</p>
          <p>
            {[
              t('queue.waiting', { count: waiting }),
              ...(longestSince ? [t('queue.longest', { time: since(longestSince) })] : []),
            ].join(', ')}
          </p>
          <p className={shared.small}>
            {median === null ? t('queue.noMedian') : t('queue.median', { time: minutes(median) })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Waiting({ item, queues }: { item: Queues['items'][number]; queues: Queues['queues'] }) {
  const { t } = useTranslation('assignment')
  const formats = useFormats()
  const minutes = useMinutes()
  const { recordId, title, ruleId, place, since, startedAt, overflowAt, people, passed } = item
  const rule = queues.find((one) => one.ruleId === ruleId)?.name
  const waited = (Date.now() - Date.parse(since)) / 60_000
  const customer = (Date.now() - Date.parse(startedAt)) / 60_000
  // Most wait as long as they stand here; who was handed back, longer.
  const longer = customer - waited > 1 ? [t('queue.customer', { time: minutes(customer) })] : []
  const next = overflowAt ? [t('queue.next', { when: formats.relative(overflowAt) })] : []
  return (
    <li className={queue.line}>
      <span className={queue.place}>
        <span className="visually-hidden">{t('queue.place')} </span>
        {place}
      </span>
      <div className={queue.what}>
        <UiLink href={`/inbox/${recordId}`}>{title}</UiLink>
        <p className={shared.small}>{[rule ?? t('queue.asked'), ...longer, ...next].join(' · ')}</p>
        {people.length + passed.length > 0 && (
          <details>
            <summary className={shared.small}>{t('queue.why')}</summary>
            <Reasons object="conversation" people={people} passed={passed} />
          </details>
        )}
      </div>
      <span className={queue.waited} title={t('queue.since')}>
        {minutes(waited)}
      </span>
    </li>
  )
}

const presence = ['online', 'unseen', 'away', 'offline'] as const

/** Who is there for customers, and how much they have: those who are there first. */
function There() {
  const { t } = useTranslation('assignment')
  const { users } = useSources()
  const { data } = useQuery(availabilitiesQuery)
  if (!data) return null
  const people = data.items
    .map((one) => ({ ...one, name: users.find(({ id }) => id === one.userId)?.name ?? t('words.left') }))
    .toSorted((a, b) => presence.indexOf(a.state) - presence.indexOf(b.state) || a.name.localeCompare(b.name))
  return (
    <section className={shared.section} aria-label={t('queue.people')}>
      <h2 className={styles.smallHeading}>{t('queue.people')}</h2>
      <ul className={room.people}>
        {people.map(({ userId, name, state, open, live }) => (
          <li key={userId} className={queue.there}>
            <PresenceDot state={state} />
            <span className={queue.name}>{name}</span>
            <span className={shared.small}>{t(`presence.${state}`)}</span>
            <span className={`${shared.small} ${queue.load}`}>{t('queue.load', { open, live })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
