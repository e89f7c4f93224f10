import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import { type ForecastDeal, MOST_DEALS } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import { statesNow, statesOn, withinScope } from './deal-states.ts'
import { nightOf } from './nights.ts'
import { peopleMeant } from './people-meant.ts'
import { periodOf } from './period-arithmetic.ts'
import { mustSeeDeals } from './seen-deals.ts'

/** The deals that a forecast is made of, those of most value first. @throws Refusal forbidden, team_not_found */
export async function listForecastDeals(
  ctx: Ctx,
  scope: Scope & { unowned?: 'true' | undefined; asOf?: string | undefined },
) {
  mustSeeDeals(ctx)
  const period = periodOf(scope.span, scope.on ?? localDay(ctx.now().toISOString(), ctx.workspace.timeZone))
  const night = await nightOf(ctx, scope.asOf)
  const people = await peopleMeant(ctx, scope)
  const { rows } = await sql<ForecastDeal & { count: number }>`
    select f.deal_id, d.name, f.stage, f.category, f.own, s.category as of_stage, f.currency, f.value, f.weighted,
      f.on_day::text, d.version, count(*) over ()::integer as count
    from (${night ? statesOn(ctx, night, period) : statesNow(ctx, period)}) as f
    left join deals d on d.workspace_id = ${ctx.workspaceId} and d.id = f.deal_id and d.deleted_at is null
    left join stages s on s.workspace_id = ${ctx.workspaceId} and s.id = f.stage
    where ${withinScope(people, scope)} and ${scope.unowned ? sql`f.owner_id is null` : sql`true`}
    order by f.value desc, f.deal_id limit ${MOST_DEALS}`.execute(ctx.db)
  return { items: rows.map(({ count, ...row }) => row), nextCursor: null, count: rows[0]?.count ?? 0 }
}
