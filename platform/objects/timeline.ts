import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from './columns.ts'
import { shownChanges } from './conceal.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { findRecord, recordsOf } from './find-record.ts'
import type { AnyRecord, ObjectType } from './object-type.ts'
import { ANY_OWN } from './own-records.ts'

export interface TimelineQuery {
  id: string
  limit: number
  cursor?: string | undefined
  /** Only events of these object types, comma-separated. */
  objects?: string | undefined
}

interface EventRow {
  id: string
  type: string
  object: string | null
  recordId: string | null
  actorKind: string
  actorId: string | null
  actorName: string | null
  causeId: string | null
  payload: Record<string, unknown>
  occurredAt: string
}

/**
 * What happened to a record and to what hangs on it: newest first. Events of other records
 * (a note, an order) carry that record as it stands now, read in one query per object type.
 */
export async function timelineOf(ctx: Ctx, type: ObjectType, { id, limit, cursor, objects }: TimelineQuery) {
  const [, merged, linked] = await Promise.all([findRecord(ctx, type, id), mergedInto(ctx, id), linkedTo(ctx, id)])
  const rows = await eventsOf(ctx, type, { id, limit: limit + 1, cursor, objects }, { merged, linked })
  const page = rows.slice(0, limit)
  const records = await subjectsOf(ctx, type, page)
  const last = page.at(-1)
  return {
    items: page.map(({ actorKind, actorId, actorName, ...event }) => ({
      ...event,
      payload: shownPayload(ctx, event),
      actor: { kind: actorKind, id: actorId, name: actorName },
      record: (event.recordId && records.get(event.recordId)) ?? null,
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ value: last.occurredAt, id: last.id }) : null,
  }
}

/** What an event says, without the changes of fields that do not show. */
export function shownPayload(
  ctx: Ctx,
  { object, payload }: Pick<EventRow, 'object' | 'payload'>,
): Record<string, unknown> {
  const type = object ? ctx.objects.known(object) : undefined
  const { changes } = payload
  return type && typeof changes === 'object' && changes !== null
    ? { ...payload, changes: shownChanges(type, changes as Record<string, unknown>) }
    : payload
}

async function eventsOf(
  ctx: Ctx,
  type: ObjectType,
  { id, limit, cursor, objects }: TimelineQuery,
  { merged, linked }: { merged: readonly string[]; linked: readonly string[] },
): Promise<EventRow[]> {
  const orLinked = linked.length > 0 ? sql<SqlBool>` or record_id ${isOneOf(linked)}` : sql``
  const about =
    type.name === 'contact'
      ? sql<SqlBool>`(contact_id ${isOneOf([id, ...merged])}${orLinked})`
      : type.name === 'company'
        ? sql<SqlBool>`(company_id ${isOneOf([id, ...merged])}${orLinked})`
        : sql<SqlBool>`record_id ${isOneOf([id, ...merged, ...linked, ...(await hangingOn(ctx, type, id))])} and record_id is distinct from contact_id and record_id is distinct from company_id`
  const only = objects ? sql<SqlBool>`object = any (${objects.split(',')}::text[])` : sql<SqlBool>`true`
  const at = cursor ? readCursor(cursor, 'dateTime') : null
  const beyond = at
    ? sql<SqlBool>`(occurred_at, events.id) < (${at.value}::timestamptz, ${at.id}::uuid)`
    : sql<SqlBool>`true`
  // That they went to the trash when they were merged is no news about who they are now.
  const alive =
    merged.length > 0
      ? sql<SqlBool>`not (record_id = any (${merged}::uuid[]) and type = ${`${type.name}.deleted`})`
      : sql<SqlBool>`true`
  const { rows } = await sql<EventRow>`
    select events.id, type, object, record_id, actor_kind, actor_id, users.name as actor_name, cause_id, payload, occurred_at
    from events left join users on users.id = events.actor_id and actor_kind = 'user'
    where workspace_id = ${ctx.workspaceId} and ${about} and ${only} and ${alive} and ${beyond}
    order by occurred_at desc, events.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

// One id keeps the order of the index; a list of one does not.
const isOneOf = (ids: readonly string[]) => (ids.length === 1 ? sql`= ${ids[0]}` : sql`= any (${ids}::uuid[])`)

/** Records that name this one among their links: a task about an order, a meeting that somebody attended. */
async function linkedTo(ctx: Ctx, id: string): Promise<string[]> {
  const asked = ctx.objects.all().flatMap((type) => type.linkedTo?.(ctx.workspaceId, id) ?? [])
  if (asked.length === 0) return []
  const { rows } = await sql<{ id: string }>`${sql.join(asked, sql` union `)} limit ${MOST_HANGING}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Notes and tasks about a record of an own object: what happened to them stands on its timeline. */
async function hangingOn(ctx: Ctx, type: ObjectType, id: string): Promise<string[]> {
  if (!type.custom) return []
  const hanging = ctx.objects.all().flatMap((other) =>
    Object.entries(other.fields)
      .filter(([, { object }]) => object === ANY_OWN)
      .map(
        ([by]) => sql`select ${column(other, 'id')} as id from ${sql.table(other.table)}
        where ${column(other, 'workspaceId')} = ${ctx.workspaceId} and ${column(other, by)} = ${id}`,
      ),
  )
  if (hanging.length === 0) return []
  const { rows } = await sql<{ id: string }>`${sql.join(hanging, sql` union all `)} limit ${MOST_HANGING}`.execute(
    ctx.db,
  )
  return rows.map((row) => row.id)
}

/** Beyond this many the page would be read for longer than anybody reads on it. */
const MOST_HANGING = 5_000

/** Records that were merged into this one: what happened to them happened to it. */
async function mergedInto(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ loserId: string }>`select loser_id from merged_records
    where workspace_id = ${ctx.workspaceId} and survivor_id = ${id}`.execute(ctx.db)
  return rows.map(({ loserId }) => loserId)
}

async function subjectsOf(ctx: Ctx, page: ObjectType, events: readonly EventRow[]): Promise<Map<string, AnyRecord>> {
  const records: AnyRecord[] = []
  for (const type of ctx.objects.all()) {
    if (type.name === page.name || !ctx.may(`${type.plural}.read`)) continue
    const ids = events.flatMap(({ object, recordId }) => (object === type.name && recordId ? [recordId] : []))
    records.push(...(await recordsOf(ctx, type, [...new Set(ids)])))
  }
  return new Map(records.map((record) => [record.id, record]))
}
