import type { Filter } from '#platform/objects/filter'
import { declareMetric, type Metric, type Population } from '#platform/reports/metric'

const within =
  (field: string, ...more: Filter[]): Population =>
  ({ from, to }) => ({ and: [...more, { field, op: 'between', value: [from, to] }] })
const status = (...value: string[]): Filter => ({ field: 'status', op: 'in', value })

const opened = within('startedAt')
const won = within('closedAt', status('won'))
const lost = within('closedAt', status('lost'))
const closed = within('closedAt', status('won', 'lost'))
const open: Population = () => status('open')
const openedAnd = (...value: string[]) => within('startedAt', status(...value))

type Own = Pick<Metric, 'unit' | 'better' | 'formula' | 'reckoned'>
const metrics: Record<string, Own> = {
  created: count(opened, 'up', 'deals whose beginning lies in the period'),
  createdValue: sum(opened, 'up', 'Σ value of deals whose beginning lies in the period'),
  won: count(won, 'up', 'deals won whose closing lies in the period; of a reopened deal the last closing counts'),
  wonValue: sum(won, 'up', 'Σ value of deals won in the period'),
  lost: count(lost, 'down', 'deals lost whose closing lies in the period'),
  lostValue: sum(lost, 'down', 'Σ value of deals lost in the period'),
  closed: count(closed, null, 'deals won or lost in the period'),
  closedValue: sum(closed, null, 'Σ value of deals won or lost in the period'),
  winRate: ratio('won', 'closed', 'won ÷ (won + lost), by the day of closing'),
  winRateValue: ratio('wonValue', 'closedValue', 'value won ÷ (value won + value lost), by the day of closing'),
  averageWon: {
    unit: 'money',
    better: 'up',
    formula: 'Σ value of deals won ÷ deals won',
    reckoned: { kind: 'mean', of: won, field: 'value' },
  },
  cycle: days(won, 0.5, 'median days from the beginning to the closing of deals won in the period'),
  cycleP90: days(won, 0.9, '90th percentile (interpolated) of the days of deals won in the period'),
  cycleMean: days(won, 'mean', 'mean days from the beginning to the closing of deals won in the period'),
  lostDaysMean: days(lost, 'mean', 'mean days from the beginning to the closing of deals lost in the period'),
  open: count(open, null, 'deals open now'),
  openValue: sum(open, 'up', 'Σ value of deals open now'),
  weightedValue: sum(open, 'up', 'Σ value × probability of deals open now', 'weighted'),
  rotting: count(
    () => ({ and: [status('open'), { field: 'pace.rotting', op: 'eq', value: true }] }),
    'down',
    'deals open now that nobody touched for longer than their stage allows',
  ),
  velocity: {
    unit: 'moneyPerDay',
    better: 'up',
    formula: 'open deals × win rate × mean value of deals won ÷ median days of deals won',
    reckoned: {
      kind: 'worked',
      from: ['sales.open', 'sales.winRate', 'sales.averageWon', 'sales.cycle'],
      reckon: velocity,
    },
  },
  cohortWon: count(openedAnd('won'), 'up', 'of the deals that began in the period, those won until now'),
  cohortNotLost: count(
    openedAnd('won', 'open'),
    null,
    'of the deals that began in the period, those won or still open',
  ),
  cohortDecided: count(openedAnd('won', 'lost'), null, 'of the deals that began in the period, those won or lost'),
  cohortLow: ratio('cohortWon', 'created', 'won ÷ begun, of the deals that began in the period: at least so many'),
  cohortHigh: ratio(
    'cohortNotLost',
    'created',
    '(won + open) ÷ begun, of the deals that began in the period: at most so many',
  ),
  cohortRate: ratio('cohortWon', 'cohortDecided', 'won ÷ (won + lost), of the deals that began in the period'),
}

/** Open deals × win rate × mean value ÷ days of the cycle, in minor units a day. Null for a cycle of no days. */
export function velocity([open = 0, winRate = 0, value = 0, cycle = 0]: number[]): number | null {
  return cycle > 0 ? (open * winRate * value) / cycle : null
}

for (const [name, own] of Object.entries(metrics))
  declareMetric({ id: `sales.${name}`, version: 1, object: 'deal', ...own })

function count(of: Population, better: Own['better'], formula: string): Own {
  return { unit: 'count', better, formula, reckoned: { kind: 'count', of } }
}

function sum(of: Population, better: Own['better'], formula: string, field = 'value'): Own {
  return { unit: 'money', better, formula, reckoned: { kind: 'sum', of, field } }
}

function ratio(numerator: string, denominator: string, formula: string): Own {
  const reckoned = { kind: 'ratio', numerator: `sales.${numerator}`, denominator: `sales.${denominator}` } as const
  return { unit: 'share', better: 'up', formula, reckoned }
}

function days(of: Population, at: number | 'mean', formula: string): Own {
  return {
    unit: 'days',
    better: 'down',
    formula,
    reckoned: { kind: 'days', of, from: 'startedAt', to: 'closedAt', at },
  }
}
