import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import { type ForecastDeal, MOST_DEALS } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import { creditedStates } from './deal-states.ts'
import { nightOf } from './nights.ts'
import { peopleMeant } from './people-meant.ts'
import { periodOf } from './period-arithmetic.ts'
import { mustSeeDeals } from './seen-deals.ts'

/** The deals that a forecast is made of, those of most value first: of each what is credited to the people meant. @throws Refusal forbidden, team_not_found */
export async function listForecastDeals(
  ctx: Ctx,
  scope: Scope & { unowned?: 'true' | undefined; asOf?: string | undefined },
) {
  mustSeeDeals(ctx)
  const period = periodOf(scope.span, scope.on ?? localDay(ctx.now().toISOString(), ctx.workspace.timeZone))
  const night = await nightOf(ctx, scope.asOf)
  const people = await peopleMeant(ctx, scope)
  const { rows } = await sql<ForecastDeal & { count: number }>`
    select f.*, d.name, s.category as of_stage, d.version, count(*) over ()::integer as count
    from (select f.deal_id, f.stage, f.category, f.own, f.currency, f.on_day::text, sum(f.percent)::integer as percent,
        sum(f.value)::bigint as value, sum(f.weighted)::bigint as weighted
      from (${creditedStates(ctx, { night, which: period, people, scope })}) as f
      where ${scope.unowned ? sql`f.user_id is null` : sql`true`}
      group by f.deal_id, f.stage, f.category, f.own, f.currency, f.on_day) as f
    left join deals d on d.workspace_id = ${ctx.workspaceId} and d.id = f.deal_id and d.deleted_at is null
    left join stages s on s.workspace_id = ${ctx.workspaceId} and s.id = f.stage
    order by f.value desc, f.deal_id limit ${MOST_DEALS}`.execute(ctx.db)
  return { items: rows.map(({ count, ...row }) => row), nextCursor: null, count: rows[0]?.count ?? 0 }
}
