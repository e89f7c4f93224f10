import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'

/**
 * Tells the workspace's open screens that something of these kinds is another, once this transaction commits: where no event
 * of a record does.
 * @param objects as screens name what they read: `contact`, `segment`, `duplicates`
 */
export async function tellChanged(ctx: Ctx, objects: readonly string[]): Promise<void> {
  const about = { id: null, contactId: null, type: null, by: ctx.userId }
  const message = JSON.stringify({ workspaceId: ctx.workspaceId, objects, ...about })
  await sql`${steady} select pg_notify('kith_changes', ${message})`.execute(ctx.db)
}
