import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Removes, without a word on any timeline, the relations of records that one cause created and that go for good. */
export async function forgetRelationsOf(ctx: Ctx, causeId: string): Promise<void> {
  const created = sql`select record_id from events
    where workspace_id = ${ctx.workspaceId} and cause_id = ${causeId} and type like '%.created'`
  await sql`delete from relations
    where workspace_id = ${ctx.workspaceId} and (from_id in (${created}) or to_id in (${created}))`.execute(ctx.db)
}
