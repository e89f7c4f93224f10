import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { readCursor, writeCursor } from '#platform/objects/cursor'
import { columnsOf } from '#platform/objects/find-record'
import { titleOf } from '#platform/objects/trash-records'
import type { Reason } from './events.ts'
import { findSegment, mayRead } from './stored-segment.ts'

const told = ['segment.entered', 'segment.left', 'segment.filled'] as const

interface Row {
  id: string
  type: (typeof told)[number]
  recordId: string | null
  causeId: string | null
  payload: { because: Reason; entered?: number; left?: number }
  occurredAt: string
}

/** Who came and went, newest first; a filling after an edit is one entry with its figures. */
export async function segmentHistory(
  ctx: Ctx,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
) {
  const { object } = await findSegment(ctx, id)
  const at = cursor ? readCursor(cursor, 'dateTime') : null
  const beyond = at ? sql`and (occurred_at, id) < (${at.value}::timestamptz, ${at.id}::uuid)` : sql``
  // Each type by its own walk along the index of types, newest first: together they would have to be sorted.
  const parts = told.map(
    (type) => sql`(select id, type, record_id, cause_id, payload, occurred_at from events
      where workspace_id = ${ctx.workspaceId} and type = ${type} and payload ->> 'segmentId' = ${id} ${beyond}
        and not (type like '%.created' and record_id is not distinct from coalesce(contact_id, company_id))
      order by occurred_at desc, id desc limit ${limit + 1})`,
  )
  const { rows } = await sql<Row>`select * from (${sql.join(parts, sql` union all `)}) as told
    order by occurred_at desc, id desc limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const type = ctx.objects.find(object)
  const records = await columnsOf(
    ctx,
    type,
    page.flatMap(({ recordId, type: kind }) => (recordId && kind !== 'segment.filled' ? [recordId] : [])),
    type.title,
  )
  const titles = new Map(records.map((record) => [record.id, titleOf(type, record)]))
  const last = page.at(-1)
  return {
    items: page.map(({ payload, type: kind, recordId, ...row }) => ({
      ...row,
      kind:
        kind === 'segment.filled'
          ? ('filled' as const)
          : kind === 'segment.entered'
            ? ('entered' as const)
            : ('left' as const),
      recordId: kind === 'segment.filled' ? null : recordId,
      title: (recordId && titles.get(recordId)) || null,
      because: payload.because,
      entered: payload.entered ?? null,
      left: payload.left ?? null,
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ value: last.occurredAt, id: last.id }) : null,
  }
}

/** The segments a record is in, since when. */
export async function membershipsOf(ctx: Ctx, { object, recordId }: { object: string; recordId: string }) {
  if (!mayRead(ctx, object)) return { items: [] }
  const { rows } = await sql<{ id: string; name: string; color: string; kind: 'live' | 'fixed'; since: string }>`
    select segments.id, name, color, kind, since from segment_members as member
    join segments on segments.workspace_id = member.workspace_id and segments.id = member.segment_id
    where member.workspace_id = ${ctx.workspaceId} and member.record_id = ${recordId} and segments.object = ${object}
    order by lower(name)`.execute(ctx.db)
  return { items: rows }
}
