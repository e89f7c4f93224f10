import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import { carryOver } from './carry-over.ts'
import { noteMoves } from './stored-merge.ts'

/**
 * Leads on what was written to merged records after they were merged: by an import that had found them before, by a client
 * that still has the old id. Nothing stays hanging on a record in the trash.
 */
export async function leadStragglers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ object: string; loserId: string; survivorId: string; mergeId: string }>`
    select object, loser_id, survivor_id, merge_id from merged_records
     where workspace_id = ${ctx.workspaceId} and loser_id = any (${ids}::uuid[])`.execute(ctx.db)
  for (const { object, loserId, survivorId, mergeId } of rows) {
    const type = ctx.objects.known(object)
    if (type) await noteMoves(ctx, mergeId, await carryOver(ctx, type, { survivorId, loserIds: [loserId] }))
  }
}

/** Who was merged while an import may have been under way. */
export async function recentlyMerged(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ loserId: string }>`select loser_id from merged_records join merges
      on merges.workspace_id = merged_records.workspace_id and merges.id = merge_id
    where merged_records.workspace_id = ${ctx.workspaceId} and merged_at > ${ctx.now().toISOString()}::timestamptz - interval '1 day'`.execute(
    ctx.db,
  )
  return rows.map(({ loserId }) => loserId)
}

/** Whom events name as contact or company beside their own record. */
export const namedIn = (events: readonly RecordedEvent[]): string[] => [
  ...new Set(
    events.flatMap(({ recordId, contactId, companyId }) =>
      [contactId, companyId].flatMap((id) => (id && id !== recordId ? id : [])),
    ),
  ),
]
