import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import type { Forecast, ForecastPerson } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import type { Target } from '../contract/targets.ts'
import { creditedStates, midnight } from './deal-states.ts'
import { firstNight, nightOf } from './nights.ts'
import { inPipeline, outlookOf } from './outlook.ts'
import { peopleMeant } from './people-meant.ts'
import { type Period, periodOf } from './period-arithmetic.ts'
import { attainmentOf } from './quota-arithmetic.ts'
import { mustSeeDeals } from './seen-deals.ts'
import { lastWords } from './submissions.ts'
import { type Group, sumsOf } from './sums.ts'
import { listTargets } from './targets.ts'
import { quotaOf } from './targets-arithmetic.ts'

type Credited = Group & { userId: string | null; currency: string }

/**
 * The deals of a period by category and the people credited, in the workspace's currency, with targets beside them; currencies
 * without a rate apart.
 * @throws Refusal forbidden, team_not_found
 */
export async function describeForecast(ctx: Ctx, scope: Scope & { asOf?: string | undefined }): Promise<Forecast> {
  mustSeeDeals(ctx)
  const today = localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const period = periodOf(scope.span, scope.on ?? today)
  const people = await peopleMeant(ctx, scope)
  const night = await nightOf(ctx, scope.asOf)
  const { all, groups } = await groupsOf(ctx, { period, people, scope }, night)
  const moment = night ? midnight(ctx, night) : sql`${ctx.now().toISOString()}::timestamptz`
  const words = await lastWords(ctx, { period, people, scope }, moment)
  const { currency, timeZone } = ctx.workspace
  const sums = sumsOf(all.filter((group) => group.currency === currency))
  const held = (await listTargets(ctx, { from: period.startsOn, before: period.endsOn })).filter(
    (target) => target.measure === 'count' || target.currency === currency,
  )
  const quota = (measure: Target['measure'], whose: { userId?: string; people: readonly string[] | null }) =>
    quotaOf(held, { period, measure, pipeline: scope.pipeline ?? null, teamId: undefined, ...whose })
  const whole = (measure: Target['measure']) =>
    quotaOf(held, {
      ...{ period, measure, pipeline: scope.pipeline ?? null, people },
      ...{ userId: scope.userId, teamId: scope.teamId },
    })
  const rows = peopleIn(groups, [...held, ...[...words.keys()].map((userId) => ({ userId }))], people).map(
    (userId): ForecastPerson => {
      const mine = groups.filter((group) => group.userId === userId)
      const own = sumsOf(mine.filter((group) => group.currency === currency))
      const target = userId ? quota('value', { userId, people: [userId] }) : null
      return {
        ...{ userId, ...own, target },
        otherDeals: sumDeals(mine.filter((group) => group.currency !== currency)),
        countTarget: userId ? quota('count', { userId, people: [userId] }) : null,
        said: (userId && words.get(userId)) || null,
        attained: target && target.amount > 0 ? own.categories.closed.value / target.amount : null,
      }
    },
  )
  const target = whole('value')
  return {
    ...{
      period,
      timeZone,
      currency,
      userIds: people,
      isPartial: today < period.endsOn,
      asOf: night,
      firstNight: await firstNight(ctx),
    },
    ...sums,
    others: othersOf(all, currency),
    ...{ target, countTarget: whole('count') },
    gap: target && target.amount - sums.categories.closed.value,
    outlook: await outlookOf(ctx, { period, people, scope, night, closed: sums.categories.closed.value }),
    attained: {
      value: attainmentOf(rows.map((row) => credited(row, row.target, 'value'))),
      count: attainmentOf(rows.map((row) => credited(row, row.countTarget, 'deals'))),
    },
    people: rows,
    submitted: submittedOf(words),
    ...(night ? { undated: 0, overdue: 0 } : await outsideOf(ctx, { period, people, scope })),
  }
}

const credited = ({ categories }: ForecastPerson, quota: ForecastPerson['target'], of: 'value' | 'deals') => ({
  credited: categories.closed[of],
  quota: quota?.amount ?? 0,
})

function submittedOf(words: ReadonlyMap<string, { amount: number }>): Forecast['submitted'] {
  if (words.size === 0) return null
  return { amount: [...words.values()].reduce((sum, { amount }) => sum + amount, 0), people: words.size }
}

const sumDeals = (groups: readonly Group[]) => groups.reduce((all, { deals }) => all + deals, 0)

function othersOf(groups: readonly Credited[], currency: string): Forecast['others'] {
  const others = [...new Set(groups.map((group) => group.currency))].filter((other) => other !== currency).sort()
  return others.map((other) => ({ currency: other, ...sumsOf(groups.filter((group) => group.currency === other)) }))
}

/** Whoever has deals or a target of the period, those with most first; nobody last. */
function peopleIn(
  groups: readonly Credited[],
  named: readonly { userId: string | null }[],
  people: readonly string[] | null,
) {
  const also = named.flatMap(({ userId }) => userId ?? []).filter((id) => people === null || people.includes(id))
  const all = [...new Set([...groups.map(({ userId }) => userId), ...also])]
  const weight = (id: string | null) =>
    id === null ? -1 : groups.reduce((sum, group) => sum + (group.userId === id ? group.value : 0), 0)
  return all.sort((a, b) => weight(b) - weight(a) || String(a).localeCompare(String(b)))
}

interface Reckoned {
  period: Period
  people: readonly string[] | null
  scope: Scope
}

/** By category and currency: of all deals, each counted once, and of each person’s shares. */
async function groupsOf(ctx: Ctx, reckoned: Reckoned, night: string | null) {
  const { rows } = await sql<Credited & { isAll: boolean }>`
    select f.user_id, grouping(f.user_id) = 1 as is_all, f.category, f.currency, count(distinct f.deal_id)::integer as deals,
      sum(f.value)::bigint as value, sum(f.weighted)::bigint as weighted
    from (${creditedStates(ctx, { ...reckoned, which: reckoned.period, night })}) as f
    group by grouping sets ((f.category, f.currency), (f.user_id, f.category, f.currency))`.execute(ctx.db)
  return { all: rows.filter(({ isAll }) => isAll), groups: rows.filter(({ isAll }) => !isAll) }
}

/** Open deals that stand in no period's forecast, or in one that is over; by their owners. */
async function outsideOf(ctx: Ctx, { period, people, scope }: Reckoned) {
  const { rows } = await sql<{ undated: number; overdue: number }>`
    select count(*) filter (where d.close_on is null)::integer as undated,
      count(*) filter (where d.close_on < ${period.startsOn}::date)::integer as overdue
    from deals d where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and d.status = 'open'
      and ${people === null ? sql`true` : sql`d.owner_id = any (${people}::uuid[])`} and ${inPipeline('d', scope)}`.execute(
    ctx.db,
  )
  return rows[0] ?? { undated: 0, overdue: 0 }
}
