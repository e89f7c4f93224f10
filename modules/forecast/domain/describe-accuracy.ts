import { sql } from 'kysely'
import { plusDays } from '#platform/calendar/days'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import { type ForecastAccuracy, ways } from '../contract/accuracy.ts'
import type { Scope } from '../contract/shapes.ts'
import { accuracyOf } from './accuracy-arithmetic.ts'
import { creditedStates, midnight } from './deal-states.ts'
import { outlookOf } from './outlook.ts'
import { peopleMeant } from './people-meant.ts'
import { type Period, periodOf } from './period-arithmetic.ts'
import { mustSeeDeals } from './seen-deals.ts'
import { lastWords } from './submissions.ts'
import { type Group, sumsOf } from './sums.ts'

const MOST_PERIODS = 8
/** A night so many days late is that of the first day still. */
const LATE = 2

type Frozen = ForecastAccuracy['periods'][number]

/**
 * What was forecast on the first day of each of the last periods, beside what was closed in it. People may still say theirs on
 * the first day; deals are as the first night saw them. @throws Refusal forbidden, team_not_found
 */
export async function describeAccuracy(ctx: Ctx, scope: Scope): Promise<ForecastAccuracy> {
  mustSeeDeals(ctx)
  const people = await peopleMeant(ctx, scope)
  const today = localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const periods: Frozen[] = []
  // One after the other: they share the transaction's one connection.
  for (let back = 1; back <= MOST_PERIODS; back++) {
    const frozen = await frozenOf(ctx, { period: periodOf(scope.span, scope.on ?? today, -back), people, scope })
    if (frozen) periods.push(frozen)
  }
  const of = (way: (typeof ways)[number]) =>
    accuracyOf(
      periods.flatMap(({ actual, frozen }) => (frozen[way] === null ? [] : [{ actual, forecast: frozen[way] }])),
    )
  return {
    currency: ctx.workspace.currency,
    periods,
    ways: Object.fromEntries(ways.map((way) => [way, of(way)])) as ForecastAccuracy['ways'], // each of them
  }
}

interface Whose {
  period: Period
  people: readonly string[] | null
  scope: Scope
}

async function frozenOf(ctx: Ctx, whose: Whose): Promise<Frozen | null> {
  const { period } = whose
  const kept = await ctx.db
    .selectFrom('forecastNights')
    .select(sql<string>`day::text`.as('night'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('day', '>=', period.startsOn)
    .where('day', '<=', plusDays(period.startsOn, LATE))
    .orderBy('day')
    .executeTakeFirst()
  if (!kept) return null
  const { categories, weighted } = await summed(ctx, whose, kept.night)
  const actual = (await summed(ctx, whose, null)).categories.closed.value
  const history = await outlookOf(ctx, { ...whose, night: kept.night, closed: categories.closed.value })
  const words = await lastWords(ctx, whose, midnight(ctx, plusDays(kept.night, 1)))
  const commit = categories.closed.value + categories.commit.value
  const bestCase = commit + categories.bestCase.value
  const submitted = words.size === 0 ? null : [...words.values()].reduce((sum, { amount }) => sum + amount, 0)
  const frozen = {
    commit,
    bestCase,
    all: bestCase + categories.pipeline.value,
    weighted,
    history: history.value,
    submitted,
  }
  return { period, night: kept.night, actual, frozen }
}

async function summed(ctx: Ctx, { period, people, scope }: Whose, night: string | null) {
  const { rows } = await sql<Group>`
    select f.category, count(distinct f.deal_id)::integer as deals, sum(f.value)::bigint as value, sum(f.weighted)::bigint as weighted
    from (${creditedStates(ctx, { night, which: period, people, scope })}) as f where f.currency = ${ctx.workspace.currency}
    group by f.category`.execute(ctx.db)
  return sumsOf(rows)
}
