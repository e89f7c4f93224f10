import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { declaredEvents } from '#platform/events/event'
import { column, ofType } from './columns.ts'
import { compileFilter, type Predicate } from './compile-filter.ts'
import { dateTime } from './field.ts'
import type { Happening } from './filter-leaves.ts'
import { refuseFilter } from './filter-refusals.ts'
import { askingAboutAll, fewOf } from './narrowed.ts'
import { type ObjectType, objectType } from './object-type.ts'

/** The stream as the filter language sees it: when something happened is compared like any other moment. */
const stream = objectType({
  name: 'event',
  plural: 'events',
  module: 'platform',
  table: 'events',
  icon: '',
  title: [],
  defaultSort: '-occurredAt',
  fields: { occurredAt: dateTime() },
  timeline: () => ({}),
}) as unknown as ObjectType // the engine reads fields by name only

/** Word for word the condition of the index `events_by_type`: without it PostgreSQL does not use that. */
const indexed = sql`not (events.type like '%.created' and events.record_id is not distinct from coalesce(events.contact_id, events.company_id))`

/**
 * How often something happened to a record. For contacts and companies all events on their timelines count, for other
 * objects their own. That a contact or company was made is asked of `contact.created` itself; `contact.*` leaves it out.
 * @throws Refusal invalid_input for a type, span, field or inner filter there is none of.
 */
export async function compileEvent(ctx: Ctx, type: ObjectType, asked: Happening, path: string): Promise<Predicate> {
  const about = subjectOf(type, asked)
  if (asked.event === `${type.name}.created` && about !== 'record_id') return wasMade(ctx, type, asked, path)
  const conditions = await happenings(ctx, type, asked, path)
  const bound = boundOf(asked)
  const often = sql`select ${sql.ref(`events.${about}`)} from events where ${sql.join(conditions, sql` and `)}`
  const enough = bound.least > 1 ? sql`${often} group by 1 having count(*) >= ${bound.least}` : often
  const predicate = sql<SqlBool>`${column(type, 'id')} in (${enough})`
  return bound.negated ? sql<SqlBool>`not (${predicate})` : predicate
}

/**
 * The conditions on the rows of `events` that are such a happening of a record, `events.<subjectOf>` naming the record.
 * How often is not asked.
 */
export async function happenings(
  ctx: Ctx,
  type: ObjectType,
  asked: Happening,
  path: string,
): Promise<RawBuilder<unknown>[]> {
  const types = typesOf(asked.event, path)
  const about = subjectOf(type, asked)
  return [
    sql`events.workspace_id = ${ctx.workspaceId}`,
    sql`events.type = any (${types}::text[])`,
    indexed,
    sql`${sql.ref(`events.${about}`)} is not null`,
    ...narrowing(ctx, about),
    ...(asked.within === undefined ? [] : [await within(ctx, stream, 'occurredAt', asked.within, path)]),
    ...changes(asked, path),
    ...(asked.where ? [await subjects(ctx, asked, path)] : []),
  ]
}

/** “At most 2” means “not at least 3”. */
function boundOf({ op, times }: Happening): { least: number; negated: boolean } {
  if (op === 'never') return { least: 1, negated: true }
  return op === 'atMost' ? { least: (times ?? 1) + 1, negated: true } : { least: times ?? 1, negated: false }
}

function subjectOf({ name }: ObjectType, { event }: Happening): 'contact_id' | 'company_id' | 'record_id' {
  if (event.startsWith('segment.')) return 'record_id'
  return name === 'contact' ? 'contact_id' : name === 'company' ? 'company_id' : 'record_id'
}

function typesOf(event: string, path: string): string[] {
  const known = [...declaredEvents().keys()]
  const prefix = event.endsWith('.*') ? event.slice(0, -1) : null
  const types = known.filter((type) => (prefix ? type.startsWith(prefix) : type === event))
  if (types.length > 0) return types
  return refuseFilter(`${path}.event`, `There is no event “${event}”`, `Use one of: ${known.toSorted().join(', ')}.`)
}

const narrowing = (ctx: Ctx, about: string) => {
  const few = fewOf(ctx)
  return few ? [sql`${sql.ref(`events.${about}`)} = any (${few}::uuid[])`] : []
}

/** A record is made once, and its row knows when. */
async function wasMade(ctx: Ctx, type: ObjectType, asked: Happening, path: string): Promise<Predicate> {
  const { least, negated } = boundOf(asked)
  const parts = [
    sql<SqlBool>`${least <= 1}::boolean`,
    ...(asked.within === undefined ? [] : [await within(ctx, type, 'createdAt', asked.within, path)]),
    ...(asked.where ? [await compileFilter(ctx, type, asked.where, `${path}.where`)] : []),
    ...(asked.changed ? [sql<SqlBool>`false`] : []),
  ]
  const predicate = sql<SqlBool>`(${sql.join(parts, sql` and `)})`
  return negated ? sql<SqlBool>`(${predicate}) is not true` : predicate
}

/** A span or two days, by the rules of the field's own operators. */
function within(ctx: Ctx, type: ObjectType, field: string, value: string | [string, string], path: string) {
  const op = Array.isArray(value) ? 'between' : 'inLast'
  return compileFilter(ctx, type, { field, op, value }, `${path}.within`)
}

/** Looks into what a change noted: field by field, before and after. */
function changes({ changed }: Happening, path: string): RawBuilder<unknown>[] {
  if (!changed) return []
  const noted = sql`events.payload -> 'changes' -> ${changed.field}`
  const side = (at: number, value: unknown, name: string) =>
    value === undefined ? [] : [sql`${noted} -> ${at}::int = ${jsonOf(value, `${path}.changed.${name}`)}::jsonb`]
  return [sql`${noted} is not null`, ...side(0, changed.from, 'from'), ...side(1, changed.to, 'to')]
}

function jsonOf(value: unknown, path: string): string {
  const json = JSON.stringify(value)
  if (json.length > 1_000 || json.includes('\\u0000') || !json.isWellFormed())
    return refuseFilter(path, 'A value to compare with is short', 'Send at most 1,000 characters.')
  return json
}

/** The records the events are about, as they stand now. */
async function subjects(ctx: Ctx, { event, where }: Happening, path: string): Promise<RawBuilder<unknown>> {
  const object = event.split('.')[0] ?? ''
  const target = ctx.objects.all().find(({ name }) => name === object)
  if (!target || !where)
    return refuseFilter(`${path}.where`, `Events “${event}” are about no object`, 'Leave “where” out.')
  const predicate = await compileFilter(askingAboutAll(ctx), target, where, `${path}.where`)
  return sql`events.record_id in (select ${column(target, 'id')} from ${sql.table(target.table)}
    where ${column(target, 'workspaceId')} = ${ctx.workspaceId} and ${column(target, 'deletedAt')} is null and ${ofType(target)} and ${predicate})`
}
