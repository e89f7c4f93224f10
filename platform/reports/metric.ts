import type { Filter } from '#platform/objects/filter'
import type { Period } from './period.ts'

/** Which records count, in a period or, where it does not ask for one, as things stand now. */
export type Population = (period: Period) => Filter

export const metricUnits = ['count', 'money', 'share', 'days', 'minutes', 'moneyPerDay', 'number'] as const
export type MetricUnit = (typeof metricUnits)[number]

/** How a metric is worked out of its object's records. */
export type Reckoned =
  | { kind: 'count'; of: Population }
  /** Sum or mean of an amount; money in minor units, in the workspace's currency (`declareWorth`). */
  | { kind: 'sum' | 'mean'; of: Population; field: string }
  /** Days between two moments: a percentile of them, interpolated (percentile_cont), or their mean. */
  | { kind: 'days'; of: Population; from: string; to: string; at: number | 'mean' }
  /** A percentile of a number, interpolated (percentile_cont); records without it are not of the population. */
  | { kind: 'percentile'; of: Population; field: string; at: number }
  /** One metric over another. */
  | { kind: 'ratio'; numerator: string; denominator: string }
  /** Out of other metrics, in their order; null where one of them is missing. */
  | { kind: 'worked'; from: string[]; reckon: (values: number[]) => number | null }

/** One definition of one figure. */
export interface Metric {
  id: string
  /** Raised with each change of what it means. */
  version: number
  object: string
  /** Counts not the object's records, but rows of them: those of this facet (`rowsOf`), by its plural. */
  rows?: string
  unit: MetricUnit
  /** Which way is better; null: neither. */
  better: 'up' | 'down' | null
  /** In words and signs, in English, for whoever wants to know exactly. */
  formula: string
  reckoned: Reckoned
}

const known = new Map<string, Metric>()

/** Makes a metric known under its id. */
export function declareMetric(metric: Metric): void {
  if (known.has(metric.id)) throw new Error(`The metric ${metric.id} is declared twice`)
  known.set(metric.id, metric)
}

/** A metric by its id; undefined when there is none. */
export const metricNamed = (id: string): Metric | undefined => known.get(id)

/** All metrics, in the order of their declaration. */
export const allMetrics = (): Metric[] => [...known.values()]

/** A metric and those it is worked out of, each once. */
export function withParts(ids: readonly string[]): Metric[] {
  const found = new Map<string, Metric>()
  const add = (id: string) => {
    const metric = known.get(id)
    if (!metric || found.has(id)) return
    const { reckoned } = metric
    if (reckoned.kind === 'ratio') [reckoned.numerator, reckoned.denominator].forEach(add)
    if (reckoned.kind === 'worked') reckoned.from.forEach(add)
    found.set(id, metric)
  }
  ids.forEach(add)
  return [...found.values()]
}
