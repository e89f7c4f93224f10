import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import { statesNow } from './deal-states.ts'

const facts = sql.raw('owner_id, pipeline, stage, category, own, currency, value, weighted, on_day, credits')

/**
 * Keeps how all deals stand at the beginning of this day of the workspace's, once: whoever comes second finds the night taken.
 * All of it is one transaction, so a night is whole or not there.
 */
export async function takeSnapshot(ctx: Ctx): Promise<void> {
  const day = localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const claimed = await ctx.db
    .insertInto('forecastNights')
    .values({ workspaceId: ctx.workspaceId, day, takenAt: ctx.now().toISOString() })
    .onConflict((twin) => twin.doNothing())
    .returning('day')
    .executeTakeFirst()
  if (!claimed) return
  const now = statesNow(ctx)
  await sql`update forecast_states f set until_day = ${day}::date
    where f.workspace_id = ${ctx.workspaceId} and f.until_day is null and not exists (
      select from (${now}) as n where n.deal_id = f.deal_id and (n.owner_id, n.pipeline, n.stage, n.category, n.own, n.currency, n.value, n.weighted, n.on_day, n.credits)
        is not distinct from (f.owner_id, f.pipeline, f.stage, f.category, f.own, f.currency, f.value, f.weighted, f.on_day, f.credits))`.execute(
    ctx.db,
  )
  await sql`insert into forecast_states (workspace_id, deal_id, from_day, ${facts})
    select ${ctx.workspaceId}, n.deal_id, ${day}::date, n.owner_id, n.pipeline, n.stage, n.category, n.own, n.currency, n.value, n.weighted, n.on_day, n.credits
    from (${now}) as n where not exists (
      select from forecast_states f where f.workspace_id = ${ctx.workspaceId} and f.deal_id = n.deal_id and f.until_day is null)`.execute(
    ctx.db,
  )
}
