import type { Seed } from '#platform/objects/seed'
import { periodOf } from './domain/period-arithmetic.ts'
import { setTarget } from './domain/set-target.ts'

/** Whom the demo gives targets: whoever leads, those who sell, and their teams. */
export interface ForecastCast {
  manager: string
  sales: string
  field: string
  shop: string
  teams: { sales: string; wholesale: string }
}

const EUROS = 100

/** Targets of this quarter and the two before: of those who sell, of the wholesale team, and of the business. */
export async function seedTargets({ ctx }: Seed, cast: ForecastCast): Promise<void> {
  const today = ctx.now().toISOString().slice(0, 10)
  const none = { userId: null, teamId: null, pipeline: null, fromOn: null, untilOn: null, version: 0 }
  for (const [back, more] of [
    [-2, 0.85],
    [-1, 0.95],
    [0, 1],
  ] as const) {
    const { startsOn } = periodOf('quarter', today, back)
    const set = (whose: object, amount: number, measure: 'value' | 'count' = 'value') =>
      setTarget(ctx, {
        ...{ ...none, ...whose, span: 'quarter', startsOn, measure },
        amount: Math.round(amount * more) * (measure === 'value' ? EUROS : 1),
      })
    if (ctx.userId) await set({ userId: ctx.userId }, 60_000)
    await set({ userId: cast.sales }, 32_000)
    await set({ userId: cast.shop }, 24_000)
    // Joined in the middle of this quarter.
    await set({ userId: cast.field, fromOn: back === 0 ? periodOf('month', startsOn, 1).startsOn : null }, 30_000)
    await set({ teamId: cast.teams.wholesale }, 55_000)
    await set({ userId: cast.sales }, 6, 'count')
    await set({ userId: cast.shop }, 5, 'count')
  }
}
