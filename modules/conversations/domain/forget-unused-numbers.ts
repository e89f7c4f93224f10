import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Where the demo brought the only conversations, the first one is number one again. */
export async function forgetUnusedNumbers(ctx: Ctx): Promise<void> {
  await sql`delete from conversation_numbers n where workspace_id = ${ctx.workspaceId} and not exists (
    select from conversations c where c.workspace_id = n.workspace_id)`.execute(ctx.db)
}
