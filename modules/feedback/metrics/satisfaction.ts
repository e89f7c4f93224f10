import type { Filter } from '#platform/objects/filter'
import { declareMetric, type Metric, type Population } from '#platform/reports/metric'

const within =
  (field: string, ...more: Filter[]): Population =>
  ({ from, to }) => ({ and: [...more, { field, op: 'between', value: [from, to] }] })

type Own = Pick<Metric, 'unit' | 'better' | 'formula' | 'reckoned'>
const metrics: Record<string, Own> = {
  asked: count(within('askedAt'), null, 'surveys that asked a customer in the period'),
  answered: count(
    within('askedAt', { field: 'rating', op: 'isNotEmpty' }),
    'up',
    'of the surveys that asked in the period, those rated until now',
  ),
  responseRate: ratio('answered', 'asked', 'rated ÷ asked, of the surveys that asked in the period'),
  rated: count(within('answeredAt'), null, 'ratings given in the period; of a changed one the last counts'),
  satisfied: count(
    within('answeredAt', { field: 'satisfied', op: 'eq', value: true }),
    'up',
    'ratings of the period in the two top boxes of five, or the top one of a shorter scale',
  ),
  bad: count(
    within('answeredAt', { field: 'bad', op: 'eq', value: true }),
    'down',
    'ratings of the period in the two lowest boxes of five, or the lowest of a shorter scale',
  ),
  csat: ratio(
    'satisfied',
    'rated',
    'satisfied ÷ rated, by the day of the rating; who did not answer counts for nothing',
  ),
  mean: {
    unit: 'number',
    better: 'up',
    formula: 'mean of the ratings of the period on the scale of five; shorter scales are left out',
    reckoned: { kind: 'mean', field: 'rating', of: within('answeredAt', { field: 'scale', op: 'eq', value: 5 }) },
  },
}

for (const [name, own] of Object.entries(metrics))
  declareMetric({ id: `feedback.${name}`, version: 1, object: 'conversation', rows: 'surveys', ...own })

function count(of: Population, better: Own['better'], formula: string): Own {
  return { unit: 'count', better, formula, reckoned: { kind: 'count', of } }
}

function ratio(numerator: string, denominator: string, formula: string): Own {
  const reckoned = {
    kind: 'ratio',
    numerator: `feedback.${numerator}`,
    denominator: `feedback.${denominator}`,
  } as const
  return { unit: 'share', better: 'up', formula, reckoned }
}
