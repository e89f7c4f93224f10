import { daysBetween, plusDays } from '#platform/calendar/days'
import type { Period } from './period-arithmetic.ts'

/** Within a period, from when until when somebody is there; null: from its beginning, to its end. */
interface Presence {
  fromOn: string | null
  /** The last day, itself included. */
  untilOn: string | null
}

/**
 * A target for the days of the period that somebody is there: amount × days there ÷ days of the period, rounded half up
 * (reference/metrics, quota attainment: prorated for start date and leave).
 */
export function prorated(amount: number, period: Period, { fromOn, untilOn }: Presence): number {
  const from = fromOn && fromOn > period.startsOn ? fromOn : period.startsOn
  const after = untilOn && untilOn < period.endsOn ? plusDays(untilOn, 1) : period.endsOn
  const days = Math.max(0, daysBetween(from, after))
  return Math.round((amount * days) / daysBetween(period.startsOn, period.endsOn))
}

export interface Attainment {
  /** Σ credited ÷ Σ quota; null: nobody has a quota. */
  team: number | null
  /** Share of those with a quota who reached it. */
  atQuota: number | null
  median: number | null
  /** How many have a quota. */
  n: number
}

/** Attainment over people: sums are divided, never ratios averaged. Whoever has no quota is left out. */
export function attainmentOf(people: readonly { credited: number; quota: number }[]): Attainment {
  const held = people.filter(({ quota }) => quota > 0)
  if (held.length === 0) return { team: null, atQuota: null, median: null, n: 0 }
  const sum = (of: 'credited' | 'quota') => held.reduce((all, one) => all + one[of], 0)
  const reached = held.filter(({ credited, quota }) => credited >= quota)
  return {
    team: sum('credited') / sum('quota'),
    atQuota: reached.length / held.length,
    median: medianOf(held.map(({ credited, quota }) => credited / quota)),
    n: held.length,
  }
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
