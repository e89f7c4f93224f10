import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Takes out what a load of the demo said and what the nights saw of its deals. A target that somebody has changed since is the
 * workspace's own, and so are nights that saw deals of its own.
 */
export async function forgetDemoForecast(ctx: Ctx, causeId: string): Promise<void> {
  const made = (type: string) => sql`select record_id from events
    where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type = ${type}`
  const mine = sql`workspace_id = ${ctx.workspaceId}`
  await sql`delete from targets where ${mine} and version = 1 and id in (${made('target.created')})`.execute(ctx.db)
  await sql`delete from forecast_submissions where ${mine} and id in (${made('forecast.submitted')})`.execute(ctx.db)
  await sql`delete from forecast_states where ${mine} and deal_id in (${made('deal.created')})`.execute(ctx.db)
  await sql`delete from forecast_nights n where ${mine} and not exists (
    select from forecast_states s where s.workspace_id = n.workspace_id and s.from_day <= n.day)`.execute(ctx.db)
}
