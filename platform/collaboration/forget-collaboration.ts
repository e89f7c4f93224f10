import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Removes, without a word, what people said about records that one cause created and that go for good. */
export async function forgetCollaborationOn(ctx: Ctx, causeId: string): Promise<void> {
  const created = sql`select record_id from events
    where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type like '%.created'`
  await sql`delete from reactions where workspace_id = ${ctx.workspaceId} and (subject_id in (${created}) or subject_id in (
    select id from comments where workspace_id = ${ctx.workspaceId} and record_id in (${created})))`.execute(ctx.db)
  await sql`delete from comments where workspace_id = ${ctx.workspaceId} and record_id in (${created})`.execute(ctx.db)
  await sql`delete from followers where workspace_id = ${ctx.workspaceId} and record_id in (${created})`.execute(ctx.db)
  await sql`delete from hand_overs where workspace_id = ${ctx.workspaceId} and record_id in (${created})`.execute(
    ctx.db,
  )
}
