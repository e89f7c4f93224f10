import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { insertEventsFrom } from '#platform/events/record-from'
import { tellChanged } from '#platform/realtime/changes'
import './events.ts'
import type { Reason } from './events.ts'
import type { StoredSegment } from './stored-segment.ts'

/** How many came in and how many went. */
export interface Moved {
  entered: number
  left: number
}

interface Move {
  /** Queries that yield `record_id` and `cause_id`: who is to come in, who is to go. Parts of `with` before them. */
  before?: RawBuilder<unknown> | undefined
  come: RawBuilder<unknown>
  go: RawBuilder<unknown>
  because: Reason
  /** Not each member is told, only the figures. */
  quiet: boolean
}

/**
 * Members come and go, and each of their events is written, by one statement: a crash leaves all of it or nothing, and
 * what is done already is not told again. The caller holds the segment's row.
 */
export async function moveMembers(
  ctx: Ctx,
  segment: StoredSegment,
  { before, come, go, because, quiet }: Move,
): Promise<Moved> {
  const { id, name, object } = segment
  const now = ctx.now().toISOString()
  const payload = sql`${JSON.stringify({ segmentId: id, name, because })}::jsonb as payload`
  const told = (type: 'segment.entered' | 'segment.left', moved: 'came' | 'went', wanted: 'come' | 'go') =>
    insertEventsFrom(
      ctx,
      sql`${type}`,
      object,
      sql`select ${sql.ref(`${moved}.record_id`)} as record_id, ${sql.ref(`${wanted}.cause_id`)} as cause_id, ${payload}
        from ${sql.table(moved)} join ${sql.table(wanted)} using (record_id)`,
    )
  const events = quiet
    ? sql``
    : sql`, told_came as (${told('segment.entered', 'came', 'come')}), told_went as (${told('segment.left', 'went', 'go')})`
  const { rows } = await sql<Moved>`
    with ${before ? sql`${before},` : sql``} come as materialized (${come}), go as materialized (${go}),
    came as (insert into segment_members (workspace_id, segment_id, record_id, since)
      select ${ctx.workspaceId}::uuid, ${id}::uuid, come.record_id, ${now}::timestamptz from come
      on conflict do nothing returning record_id),
    went as (delete from segment_members using go
      where segment_members.workspace_id = ${ctx.workspaceId} and segment_members.segment_id = ${id}
        and segment_members.record_id = go.record_id
      returning segment_members.record_id)
    ${events}
    select (select count(*) from came)::int as entered, (select count(*) from went)::int as left`.execute(ctx.db)
  const moved = rows[0] ?? { entered: 0, left: 0 }
  if (moved.entered + moved.left > 0) await tellChanged(ctx, [object, 'segment'])
  return moved
}

/** Notes how large a segment is now, today. */
export async function noteSize(ctx: Ctx, id: string, size: RawBuilder<unknown>): Promise<void> {
  const today = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date`
  await sql`with sized as (update segments set size = greatest(0, ${size}), refreshed_at = ${ctx.now().toISOString()}
      where workspace_id = ${ctx.workspaceId} and id = ${id} returning size)
    insert into segment_sizes (workspace_id, segment_id, day, size)
    select ${ctx.workspaceId}, ${id}, ${today}, sized.size from sized
    on conflict (workspace_id, segment_id, day) do update set size = excluded.size`.execute(ctx.db)
}
