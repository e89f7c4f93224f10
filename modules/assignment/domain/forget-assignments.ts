import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Removes, without a word, to whom rules gave records that one cause created and that go for good. */
export async function forgetAssignmentsOf(ctx: Ctx, causeId: string): Promise<void> {
  const created = sql`select record_id from events
    where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type like '%.created'`
  await sql`delete from assignments where workspace_id = ${ctx.workspaceId} and record_id in (${created})`.execute(
    ctx.db,
  )
  await sql`delete from assignment_queue where workspace_id = ${ctx.workspaceId} and record_id in (${created})`.execute(
    ctx.db,
  )
}
