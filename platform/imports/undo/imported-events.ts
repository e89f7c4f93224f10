import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Something an import did to a record. */
export interface ImportedEvent {
  id: string
  object: string
  recordId: string
  verb: 'created' | 'updated'
  changes: Record<string, [before: unknown, after: unknown]>
}

const AT_ONCE = 1000

/** What the import did, newest first, before an event. `since`, a day before it, spares PostgreSQL the
 * partitions of earlier months; its clock may differ from ours. */
export async function eventsBefore(
  ctx: Ctx,
  { importId, before, since }: { importId: string; before: string; since: string },
): Promise<ImportedEvent[]> {
  const { rows } = await sql<Omit<ImportedEvent, 'verb'> & { type: string }>`
    select id, object, record_id, type, payload -> 'changes' as changes from events
     where workspace_id = ${ctx.workspaceId} and cause_id = ${importId} and id < ${before} and recorded_at >= ${since}::timestamptz - interval '1 day'
       and (type like '%.created' or type like '%.updated')
     order by id desc limit ${AT_ONCE}`.execute(ctx.db)
  return rows.map(({ type, ...event }) => ({ ...event, verb: type.endsWith('.created') ? 'created' : 'updated' }))
}

export async function countEvents(ctx: Ctx, { importId, since }: { importId: string; since: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from events
     where workspace_id = ${ctx.workspaceId} and cause_id = ${importId} and recorded_at >= ${since}::timestamptz - interval '1 day'`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}
