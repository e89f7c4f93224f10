import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { auditedOnly } from '#platform/events/audited'
import { declaredEvents } from '#platform/events/event'
import { readCursor, writeCursor } from '#platform/objects/cursor'
import { titlesOf } from '#platform/objects/titles'
import { isOfKind } from './audit-kinds.ts'
import type { AuditFilter } from './contract.ts'
import { type EventRow, eventRows, ofRecord, withWords } from './event-rows.ts'
import type { AuditEntry } from './history-shape.ts'

/** A page of all changes of the workspace, newest first. */
export async function listAudit(
  ctx: Ctx,
  { limit, cursor, ...filter }: AuditFilter & { limit: number; cursor?: string | undefined },
) {
  const rows = await auditRows(ctx, filter, { limit: limit + 1, cursor })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await auditEntries(ctx, page),
    nextCursor: rows.length > limit && last ? writeCursor({ value: last.recordedAt, id: last.id }) : null,
  }
}

/** Rows with names of people, records and causes. */
async function auditEntries(ctx: Ctx, rows: readonly EventRow[]): Promise<AuditEntry[]> {
  const [worded, named] = await Promise.all([
    withWords(ctx, rows),
    titlesOf(
      ctx,
      rows.flatMap(({ object, recordId: id }) => (object && id ? [{ object, id }] : [])),
    ),
  ])
  return worded.map(
    ({ id, type, object, recordId, actor, cause, changes, recordedAt, payloadTitle, address, details }) => ({
      ...{ id, type, object, recordId, actor, cause, changes, address, at: recordedAt },
      details: details ?? {},
      title: (recordId && named.get(recordId)?.title) || payloadTitle,
    }),
  )
}

async function auditRows(
  ctx: Ctx,
  filter: AuditFilter,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<EventRow[]> {
  const at = cursor ? readCursor(cursor, 'dateTime') : null
  const general: RawBuilder<SqlBool>[] = [
    ...(filter.by ? [sql<SqlBool>`actor_kind in ('user', 'apiKey') and actor_id = ${filter.by}`] : []),
    ...(filter.recordId ? [ofRecord(filter.recordId)] : []),
    ...(filter.from ? [sql<SqlBool>`recorded_at >= ${filter.from}::timestamptz`] : []),
    ...(filter.address ? [sql<SqlBool>`${auditedOnly} and address = ${filter.address}`] : []),
    ...(filter.q ? [sql<SqlBool>`${auditedOnly} and payload::text ilike ${likeOf(filter.q)}`] : []),
    ...(filter.to ? [sql<SqlBool>`recorded_at < ${filter.to}::timestamptz`] : []),
    ...(at ? [sql<SqlBool>`(recorded_at, events.id) < (${at.value}::timestamptz, ${at.id}::uuid)`] : []),
  ]
  const where = (...more: RawBuilder<SqlBool>[]) => {
    const all = [...general, ...more]
    return all.length > 0 ? sql<SqlBool>`${sql.join(all, sql` and `)}` : sql<SqlBool>`true`
  }
  const types = typesOf(ctx, filter)
  const order = { order: 'recorded_at', limit } as const
  if (types === null) return eventRows(ctx, where(), order)
  // Few enough rows come by person or record for the kind to be looked at one by one.
  if (filter.by || filter.recordId || filter.address || filter.q)
    return eventRows(ctx, where(sql`type = any (${types}::text[])`), order)
  // One ordered walk for each kind, by its index; and what imports wrote, which that index leaves out.
  const written = types.filter((type) => /\.(created|updated|started|finished)$/.test(type))
  const found = await Promise.all([
    ...types.map((type) => eventRows(ctx, where(sql`type = ${type} and actor_kind <> 'import'`), order)),
    ...(written.length > 0
      ? [eventRows(ctx, where(sql`type = any (${written}::text[]) and actor_kind = 'import'`), order)]
      : []),
  ])
  return found.flat().sort(newestFirst).slice(0, limit)
}

const newestFirst = (a: EventRow, b: EventRow) =>
  compare(sortable(b.recordedAt), sortable(a.recordedAt)) || compare(b.id, a.id)
/** A time to the microsecond in a form that sorts as text: PostgreSQL leaves zeros at its end out. */
const sortable = (at: string) => `${at.slice(0, 19)}.${(/\.(\d+)/.exec(at)?.[1] ?? '').padEnd(6, '0')}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Text that holds these words, as they stand in JSON. */
const likeOf = (words: string) =>
  `%${JSON.stringify(words)
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')}%`

/** The kinds of events that are asked for; null for all. */
function typesOf(ctx: Ctx, { object, verb, kind }: AuditFilter): string[] | null {
  if (!object && !verb && !kind) return null
  const general = ctx.objects
    .all()
    .flatMap(({ name }) => ['created', 'updated', 'deleted', 'restored'].map((done) => `${name}.${done}`))
  const all = [...new Set([...general, ...declaredEvents().keys()])]
  return all.filter((type) => {
    const [of, done] = type.split('.')
    return (!object || of === object) && (!verb || done === verb) && (!kind || isOfKind(kind, type))
  })
}
