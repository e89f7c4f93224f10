import { sql } from 'kysely'
import type { Filter } from '#platform/objects/filter'
import { declareDimension } from '#platform/reports/dimension'
import { declareMetric, type Metric, type Population } from '#platform/reports/metric'

type Kind = 'first' | 'next' | 'resolution' | 'solved'
const of = (kind: Kind, ...more: Filter[]): Filter[] => [{ field: 'kind', op: 'in', value: [kind] }, ...more]
const within =
  (field: 'startedAt' | 'endedAt', ...more: Filter[]): Population =>
  ({ from, to }) => ({ and: [...more, { field, op: 'between', value: [from, to] }] })
const replied: Filter = { field: 'endedBy', op: 'in', value: ['reply'] }
const lasting: Filter = { field: 'endedAt', op: 'isEmpty' }

/** A customer who comes back later has something new, or so we say. */
const REOPEN_MINUTES = 7 * 24 * 60
/** What is open for longer is old. */
const OLD_DAYS = 7

type Own = Pick<Metric, 'unit' | 'better' | 'formula' | 'reckoned'>
const open: Population = () => ({ and: of('resolution', lasting) })
const metrics: Record<string, Own> = {
  asked: count(
    within('startedAt', ...of('resolution')),
    null,
    'conversations whose customer wrote first in the period',
  ),
  load: count(
    within('startedAt', { field: 'kind', op: 'in', value: ['first', 'next'] }),
    null,
    'waits for an answer that began in the period; several words in a row are one',
  ),
  unanswered: count(
    within('startedAt', ...of('first', lasting)),
    'down',
    'waits for a first answer that began in the period and last',
  ),
  firsts: count(within('startedAt', ...of('first')), null, 'waits for a first answer that began in the period'),
  unansweredShare: ratio(
    'unanswered',
    'firsts',
    'down',
    'still waiting ÷ waits for a first answer that began in the period',
  ),
  ...minutes(
    'firstResponse',
    within('startedAt', ...of('first', replied)),
    'from the customer’s first word to the first answer of a person, of waits that began in the period; what a machine said is none',
  ),
  ...minutes(
    'nextResponse',
    within('startedAt', ...of('next', replied)),
    'from the oldest unanswered word to the next answer of a person, of waits that began in the period',
  ),
  ...minutes(
    'resolution',
    within('endedAt', ...of('resolution')),
    'from the customer’s first word to the last resolving, of conversations resolved in the period',
  ),
  resolved: count(within('startedAt', ...of('solved')), 'up', 'resolvings in the period'),
  reopened: count(
    within(
      'startedAt',
      ...of(
        'solved',
        { field: 'endedBy', op: 'in', value: ['customer'] },
        { field: 'minutes', op: 'lte', value: REOPEN_MINUTES },
      ),
    ),
    'down',
    'resolvings of the period after which the customer wrote again within 7 days',
  ),
  reopenRate: ratio(
    'reopened',
    'resolved',
    'down',
    'reopened by the customer within 7 days ÷ resolvings, of resolvings in the period',
  ),
  backlog: count(open, 'down', 'conversations of customers that are not resolved now'),
  backlogAge: age(0.5, 'median'),
  backlogAgeP90: age(0.9, '90th percentile (interpolated)'),
  backlogOld: count(
    () => ({ and: of('resolution', lasting, { field: 'ageDays', op: 'gt', value: OLD_DAYS }) }),
    'down',
    'conversations not resolved now whose customer wrote first more than 7 days ago',
  ),
  backlogOldShare: ratio('backlogOld', 'backlog', 'down', 'older than 7 days ÷ not resolved now'),
}

for (const [name, own] of Object.entries(metrics))
  declareMetric({ id: `inbox.${name}`, version: 1, object: 'conversation', rows: 'conversationWaits', ...own })

function count(population: Population, better: Own['better'], formula: string): Own {
  return { unit: 'count', better, formula, reckoned: { kind: 'count', of: population } }
}

function ratio(numerator: string, denominator: string, better: 'up' | 'down', formula: string): Own {
  const reckoned = { kind: 'ratio', numerator: `inbox.${numerator}`, denominator: `inbox.${denominator}` } as const
  return { unit: 'share', better, formula, reckoned }
}

function age(at: number, said: string): Own {
  return {
    ...{
      unit: 'days',
      better: 'down',
      formula: `${said} of the days since the customer’s first word, of conversations not resolved now`,
    },
    reckoned: { kind: 'percentile', of: open, field: 'ageDays', at },
  }
}

/** Median and 90th percentile, by the calendar and in working time. */
function minutes(name: string, population: Population, formula: string): Record<string, Own> {
  const one = (said: string, field: string, at: number): Own => ({
    ...{ unit: 'minutes', better: 'down', formula: `${said} of the minutes ${formula}` },
    reckoned: { kind: 'percentile', of: population, field, at },
  })
  return {
    [name]: one('median', 'minutes', 0.5),
    [`${name}P90`]: one('90th percentile (interpolated)', 'minutes', 0.9),
    [`${name}Work`]: one('median, in business hours,', 'workMinutes', 0.5),
    [`${name}WorkP90`]: one('90th percentile (interpolated), in business hours,', 'workMinutes', 0.9),
  }
}

/** When customers write: an hour of a day of the week, `1-09` for Monday at nine. */
declareDimension({
  object: 'conversationWait',
  name: 'weekHour',
  cell: () => sql`current_waits.weekday || '-' || lpad(current_waits.hour::text, 2, '0')`,
  where: (_, value) => {
    const [weekday, hour] = (value ?? '').split('-').map(Number)
    return {
      and: [
        { field: 'weekday', op: 'eq', value: weekday ?? 0 },
        { field: 'hour', op: 'eq', value: hour ?? 0 },
      ],
    }
  },
})
