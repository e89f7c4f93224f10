import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { assignLater } from './assign-later.ts'

/** Has all that waits for somebody asked about anew, at once: somebody may be free, or a rule be another. */
export async function wakeQueue(ctx: Ctx): Promise<void> {
  const { rows } = await sql`update assignment_queue set not_before = null
    where workspace_id = ${ctx.workspaceId} and asked_rule is not null returning 1`.execute(ctx.db)
  if (rows.length > 0) await assignLater(ctx)
}
