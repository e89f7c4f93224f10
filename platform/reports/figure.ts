import type { Filter } from '#platform/objects/filter'
import { wilson } from './interval.ts'
import type { Metric } from './metric.ts'
import type { Period } from './period.ts'

/** What the statement found for one metric that is counted directly. */
export interface Counted {
  value: number | null
  /** How many records it is made of. */
  n: number
  /** How many more stand in other currencies without a rate, left out. */
  elsewhere: number
}

/** A metric of a period, with all that is needed to trust it. Money in minor units, shares as fractions of 1. */
export interface Figure {
  metric: string
  version: number
  /** Null: there is nothing to work it out of. */
  value: number | null
  reason: 'nothing' | 'hidden' | null
  numerator: number | null
  denominator: number | null
  n: number
  /** 95 %, of a share of counted records. */
  interval: { low: number; high: number } | null
  /** A mean, a percentile or a share of so few records that chance decides: fewer than 30. */
  few: boolean
  elsewhere: number
  /** The records counted; of a share those of its numerator. Null where a figure is worked out of several. */
  records: Filter | null
  /** The records a share is of. */
  within: Filter | null
}

/** Below so many records chance decides. */
export const FEW = 30

/** Puts the figures of one group together out of what was counted. */
export function figuresOf(
  metrics: readonly Metric[],
  all: readonly Metric[],
  counted: ReadonlyMap<string, Counted>,
  { period, around }: { period: Period; around: (own: Filter) => Filter },
): Figure[] {
  const made = new Map<string, Figure>()
  for (const metric of all) made.set(metric.id, figureOf(metric))
  return metrics.flatMap(({ id }) => made.get(id) ?? [])

  function figureOf(metric: Metric): Figure {
    const { reckoned } = metric
    if (reckoned.kind === 'ratio') return ratio(metric, made.get(reckoned.numerator), made.get(reckoned.denominator))
    if (reckoned.kind === 'worked') return worked(metric, reckoned)
    const found = counted.get(metric.id)
    if (!found) return { ...blank(metric), reason: 'hidden' }
    const records = around(reckoned.of(period))
    return {
      ...blank(metric),
      ...found,
      reason: found.value === null ? 'nothing' : null,
      few: isEstimate(metric) && found.n < FEW,
      records,
    }
  }

  function worked(metric: Metric, { from, reckon }: Extract<Metric['reckoned'], { kind: 'worked' }>): Figure {
    const parts = from.map((id) => made.get(id))
    const values = parts.map((part) => part?.value ?? null)
    const value = values.every((each) => each !== null) ? reckon(values) : null
    const reason = value === null ? (parts.find((part) => part?.reason)?.reason ?? 'nothing') : null
    const n = Math.min(...parts.map((part) => part?.n ?? 0))
    return { ...blank(metric), value, reason, n, few: n < FEW }
  }
}

function ratio(metric: Metric, top: Figure | undefined, bottom: Figure | undefined): Figure {
  const numerator = top?.value ?? null
  const denominator = bottom?.value ?? null
  const isHidden = top?.reason === 'hidden' || bottom?.reason === 'hidden'
  const value = numerator !== null && denominator ? numerator / denominator : null
  const n = bottom?.n ?? 0
  // Only of counted records is an interval meant: money has no such spread.
  const isCounted = numerator !== null && numerator === top?.n && denominator === n
  return {
    ...blank(metric),
    value,
    reason: value === null ? (isHidden ? 'hidden' : 'nothing') : null,
    numerator,
    denominator,
    n,
    interval: isCounted && value !== null ? wilson(numerator, n) : null,
    few: n < FEW,
    elsewhere: bottom?.elsewhere ?? 0,
    records: top?.records ?? null,
    within: bottom?.records ?? null,
  }
}

/** What was counted or added up is as it is, however little; the rest says something about what is to be expected. */
const isEstimate = ({ reckoned }: Metric) => reckoned.kind !== 'count' && reckoned.kind !== 'sum'

const blank = ({ id, version }: Metric): Figure => ({
  ...{ metric: id, version, value: null, reason: null, numerator: null, denominator: null },
  ...{ n: 0, interval: null, few: false, elsewhere: 0, records: null, within: null },
})
