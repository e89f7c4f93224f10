import type { Filter } from '#platform/objects/filter'
import { declareMetric, type Metric, type Population } from '#platform/reports/metric'

const within =
  (field: string, ...more: Filter[]): Population =>
  ({ from, to }) => ({ and: [...more, { field, op: 'between', value: [from, to] }] })
const known = (field: string): Filter => ({ field, op: 'isNotEmpty' })

/** Tickets of which a target of this kind was due in the period: the due day counts, so that what is open and late counts too. */
const due =
  (kind: 'firstResponse' | 'resolution', ...outcome: ('met' | 'breached')[]): Population =>
  ({ from, to }) => ({
    related: 'ticketTargets',
    how: 'count',
    op: 'gte',
    value: 1,
    where: {
      and: [
        { field: 'kind', op: 'in', value: [kind] },
        { field: 'outcome', op: 'in', value: outcome },
        { field: 'dueAt', op: 'between', value: [from, to] },
      ],
    },
  })

type Own = Pick<Metric, 'unit' | 'better' | 'formula' | 'reckoned'>
const answered = within('askedAt', known('answeredAt'))
const solved = within('solvedAt')
const metrics: Record<string, Own> = {
  tickets: count(within('askedAt'), null, 'tickets whose customer asked in the period'),
  solved: count(solved, 'up', 'tickets solved in the period; of a reopened one the last time counts'),
  waiting: count(
    within('askedAt', { field: 'answeredAt', op: 'isEmpty' }),
    'down',
    'of the tickets whose customer asked in the period, those without an answer yet',
  ),
  waitingShare: ratio('waiting', 'tickets', 'down', 'without an answer ÷ tickets whose customer asked in the period'),
  ...minutes(
    'firstResponse',
    answered,
    'firstResponse',
    'from when the customer asked to the first answer, of tickets asked in the period',
  ),
  ...minutes(
    'resolution',
    solved,
    'resolution',
    'from when the customer asked to the last solving, of tickets solved in the period',
  ),
  ...kept('firstResponse'),
  ...kept('resolution'),
}

for (const [name, own] of Object.entries(metrics))
  declareMetric({ id: `service.${name}`, version: 1, object: 'ticket', ...own })

function count(of: Population, better: Own['better'], formula: string): Own {
  return { unit: 'count', better, formula, reckoned: { kind: 'count', of } }
}

function ratio(numerator: string, denominator: string, better: 'up' | 'down', formula: string): Own {
  const reckoned = { kind: 'ratio', numerator: `service.${numerator}`, denominator: `service.${denominator}` } as const
  return { unit: 'share', better, formula, reckoned }
}

/** Median and 90th percentile, by the calendar and in working time. */
function minutes(name: string, of: Population, field: string, formula: string): Record<string, Own> {
  const one = (said: string, own: string, at: number): Own => ({
    ...{ unit: 'minutes', better: 'down', formula: `${said} of the minutes ${formula}` },
    reckoned: { kind: 'percentile', of, field: own, at },
  })
  return {
    [name]: one('median', `${field}Minutes`, 0.5),
    [`${name}P90`]: one('90th percentile (interpolated)', `${field}Minutes`, 0.9),
    [`${name}Work`]: one('median, in business hours,', `${field}WorkMinutes`, 0.5),
    [`${name}WorkP90`]: one('90th percentile (interpolated), in business hours,', `${field}WorkMinutes`, 0.9),
  }
}

/** How many targets were kept of those due: open and overdue counts as missed, what is not due yet does not count. */
function kept(kind: 'firstResponse' | 'resolution'): Record<string, Own> {
  const said = kind === 'firstResponse' ? 'first responses' : 'resolutions'
  return {
    [`${kind}Met`]: count(due(kind, 'met'), 'up', `tickets whose ${said} were due in the period and in time`),
    [`${kind}Missed`]: count(
      due(kind, 'breached'),
      'down',
      `tickets whose ${said} were due in the period and late, or still open`,
    ),
    [`${kind}Due`]: count(due(kind, 'met', 'breached'), null, `tickets whose ${said} were due in the period`),
    [`${kind}Kept`]: ratio(
      `${kind}Met`,
      `${kind}Due`,
      'up',
      `in time ÷ (in time + late + overdue), of ${said} due in the period`,
    ),
  }
}
