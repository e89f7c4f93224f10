import type { Quota } from '../contract/forecast.ts'
import type { Target } from '../contract/targets.ts'
import { monthsOf, type Period } from './period-arithmetic.ts'

/** Whose quota of which period: one person's, a team's, or everybody's. */
export interface Sought {
  period: Period
  measure: Target['measure']
  pipeline: string | null
  userId?: string | undefined
  teamId?: string | undefined
  /** Whose targets add up to it where none is set as such; null: everybody's. */
  people: readonly string[] | null
}

/**
 * What is to be brought: the target set for exactly this, else the sum of its months, of its people, or of its pipelines, the
 * first of these that there is. Null: nothing was set.
 */
export function quotaOf(targets: readonly Target[], sought: Sought): Quota | null {
  const own = ownQuota(targets, sought)
  if (own || sought.userId) return own
  const mates = sought.people ?? [...new Set(targets.flatMap(({ userId }) => userId ?? []))]
  return summed(mates.map((userId) => ownQuota(targets, { ...sought, teamId: undefined, userId })))
}

function ownQuota(targets: readonly Target[], sought: Sought): Quota | null {
  const { period, measure, userId = null, teamId = null } = sought
  const mine = targets.filter((one) => one.measure === measure && one.userId === userId && one.teamId === teamId)
  return ofPipeline(mine, period, sought.pipeline)
}

function ofPipeline(mine: readonly Target[], period: Period, pipeline: string | null): Quota | null {
  const exact = ofPeriod(
    mine.filter((one) => one.pipeline === pipeline),
    period,
  )
  if (exact || pipeline !== null) return exact
  const pipelines = [...new Set(mine.flatMap((one) => one.pipeline ?? []))]
  return summed(
    pipelines.map((id) =>
      ofPeriod(
        mine.filter((one) => one.pipeline === id),
        period,
      ),
    ),
  )
}

function ofPeriod(mine: readonly Target[], period: Period): Quota | null {
  const exact = mine.find(({ span, startsOn }) => span === period.span && startsOn === period.startsOn)
  if (exact) return { amount: exact.effective, full: exact.amount, parts: 0 }
  if (period.span === 'month') return null
  return summed(monthsOf(period).map((month) => ofPeriod(mine, month)))
}

function summed(parts: readonly (Quota | null)[]): Quota | null {
  const found = parts.filter((part) => part !== null)
  if (found.length === 0) return null
  const sum = (of: 'amount' | 'full') => found.reduce((all, part) => all + part[of], 0)
  return { amount: sum('amount'), full: sum('full'), parts: found.length }
}
