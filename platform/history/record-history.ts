import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { readCursor, writeCursor } from '#platform/objects/cursor'
import type { ObjectType } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'
import { eventRows, ofRecord, withWords } from './event-rows.ts'

interface Asked {
  recordId: string
  object: string
  field?: string | undefined
  by?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** What changed of a record field by field, newest first. @throws Refusal record_not_found */
export async function recordHistory(ctx: Ctx, { recordId, object, field, by, limit, cursor }: Asked) {
  await expectReadable(ctx, object, recordId)
  const at = cursor ? readCursor(cursor, 'dateTime') : null
  const conditions = [
    // Its own changes; relations and the like stand on the timeline.
    sql<SqlBool>`object = ${object} and starts_with(type, ${`${object}.`})`,
    ofRecord(recordId),
    ...(field ? [sql<SqlBool>`jsonb_exists(payload -> 'changes', ${field})`] : []),
    ...(by ? [sql<SqlBool>`actor_id = ${by}`] : []),
    ...(at ? [sql<SqlBool>`(occurred_at, events.id) < (${at.value}::timestamptz, ${at.id}::uuid)`] : []),
  ]
  const rows = await eventRows(ctx, sql`${sql.join(conditions, sql` and `)}`, {
    order: 'occurred_at',
    limit: limit + 1,
  })
  const page = await withWords(ctx, rows.slice(0, limit))
  const last = page.at(-1)
  return {
    items: page.map(({ id, type, actor, cause, changes, occurredAt }) => ({
      ...{ id, type, actor, cause, at: occurredAt },
      changes: field ? only(changes, field) : changes,
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ value: last.occurredAt, id: last.id }) : null,
  }
}

const only = (changes: Record<string, [unknown, unknown]>, field: string) =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => name === field))

/** The type of a record there is and one may read, also from the trash. @throws Refusal record_not_found */
export async function expectReadable(ctx: Ctx, object: string, id: string): Promise<ObjectType> {
  const named = (await titlesOf(ctx, [{ object, id }])).get(id)
  return named ? ctx.objects.find(object) : refuse('record_not_found', { object })
}
