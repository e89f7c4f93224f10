import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Removes, without a word, the runs with records that one cause created and that go for good. */
export async function forgetRunsOf(ctx: Ctx, causeId: string): Promise<void> {
  await sql`delete from automation_runs where workspace_id = ${ctx.workspaceId} and record_id in (select record_id from events
    where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type like '%.created')`.execute(ctx.db)
}
