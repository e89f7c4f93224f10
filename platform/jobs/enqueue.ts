import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Puts a job into the queue within the transaction of `ctx`: it runs only if that commits. The payload carries the
 * workspace, and the acting user or key, under whose rights the job runs later.
 */
export async function enqueue(
  ctx: Ctx,
  task: string,
  payload: Record<string, unknown>,
  { key, runAt }: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const full = JSON.stringify({ ...payload, workspaceId: ctx.workspaceId, userId: ctx.userId, keyId: ctx.keyId })
  await sql`select kith.enqueue(${task}, ${full}::json, ${key ?? null}, ${runAt?.toISOString() ?? null}::timestamptz)`.execute(
    ctx.db,
  )
}
