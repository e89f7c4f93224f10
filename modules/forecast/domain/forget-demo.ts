import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Takes out what a load of the demo said of targets; one that somebody has changed since is the workspace's own. */
export async function forgetDemoForecast(ctx: Ctx, causeId: string): Promise<void> {
  await sql`delete from targets where workspace_id = ${ctx.workspaceId} and version = 1 and id in (
    select record_id from events where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type = 'target.created')`.execute(
    ctx.db,
  )
}
