import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Takes pipelines out that Kith or its demo made, that nobody changed, and in which no deal stands; with the last one the reasons. */
export async function forgetUnchangedPipelines(ctx: Ctx): Promise<void> {
  await sql`delete from pipelines p where workspace_id = ${ctx.workspaceId} and version = 0
    and not exists (select from deals d where d.workspace_id = p.workspace_id and d.pipeline = p.id)`.execute(ctx.db)
  await sql`delete from outcome_reasons r where workspace_id = ${ctx.workspaceId}
    and not exists (select from pipelines p where p.workspace_id = r.workspace_id)`.execute(ctx.db)
}
