import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import { column, fieldFacts, splitPath } from '#platform/objects/columns'
import { compileFilter } from '#platform/objects/compile-filter'
import { pointingTo } from '#platform/objects/compile-related'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import { isHappening, isReckoning, leavesOf } from './filter-parts.ts'

/** Records that events may have changed the membership of, each with the event to name as the cause. */
export type Touched = Map<string, string>

/** Beyond this many records reached through one relation, going through all of them is a pass's work. */
const MOST_REACHED = 20_000

/**
 * The records of a type that some events touched, as far as filters like these can tell: the records themselves, those
 * on whose timelines the events stand, those the changed records point to or pointed to before, those to whom something
 * happened with the changed records earlier, and those that look at them through a relation (`companies.industry`).
 * @returns null where they are so many that a full pass is cheaper.
 */
export async function touchedBy(
  ctx: Ctx,
  type: ObjectType,
  filters: readonly Filter[],
  events: readonly RecordedEvent[],
): Promise<Touched | null> {
  const touched: Touched = new Map()
  for (const event of events) {
    if (event.object === type.name && event.recordId) touched.set(event.recordId, event.id)
    if (type.name === 'contact' && event.contactId) touched.set(event.contactId, event.id)
    if (type.name === 'company' && event.companyId) touched.set(event.companyId, event.id)
  }
  await pointedTo(ctx, type, filters, events, touched)
  await happenedTo(ctx, type, filters, events, touched)
  return (await reachedThrough(ctx, type, filters, events, touched)) ? touched : null
}

/** An order that moved to another contact concerns both; one whose total changed, its contact. */
async function pointedTo(
  ctx: Ctx,
  type: ObjectType,
  filters: readonly Filter[],
  events: readonly RecordedEvent[],
  touched: Touched,
) {
  const related = new Set(
    filters.flatMap((filter) => leavesOf(filter)).flatMap(({ leaf }) => (isReckoning(leaf) ? leaf.related : [])),
  )
  for (const { type: other, by } of pointingTo(ctx, type)) {
    if (!related.has(other.name) && !related.has(other.plural)) continue
    const ofOther = events.filter(({ object, recordId }) => object === other.name && recordId)
    if (ofOther.length === 0) continue
    for (const { id, payload } of ofOther)
      for (const side of [Object(payload.changes)[by]].flat()) if (typeof side === 'string') touched.set(side, id)
    const causes = new Map(ofOther.map(({ id, recordId }) => [recordId, id]))
    const { rows } = await sql<{ id: string; target: string | null }>`
      select ${column(other, 'id')} as id, ${column(other, by)} as target from ${sql.table(other.table)}
      where ${column(other, 'workspaceId')} = ${ctx.workspaceId} and ${column(other, 'id')} = any (${[...causes.keys()]}::uuid[])`.execute(
      ctx.db,
    )
    for (const { id, target } of rows) if (target) touched.set(target, causes.get(id) ?? '')
  }
}

/** “Placed two orders over 1,000 €” asks of the orders as they stand now: an order that changes concerns whoever placed it. */
async function happenedTo(
  ctx: Ctx,
  { name }: ObjectType,
  filters: readonly Filter[],
  events: readonly RecordedEvent[],
  touched: Touched,
) {
  if (name !== 'contact' && name !== 'company') return
  const asked = new Set(
    filters
      .flatMap((filter) => leavesOf(filter))
      .flatMap(({ leaf }) => (isHappening(leaf) && leaf.where ? [leaf.event.split('.')[0]] : [])),
  )
  const side = sql.ref(`events.${name}_id`)
  for (const object of asked) {
    const causes = new Map(
      events.flatMap(({ object: of, recordId, id }) => (of === object && recordId ? [[recordId, id]] : [])),
    )
    if (object === name || causes.size === 0) continue
    const { rows } = await sql<{
      id: string
      target: string
    }>`select distinct record_id as id, ${side} as target from events
      where workspace_id = ${ctx.workspaceId} and ${side} is not null
        and ${ofRecords(object, [...causes.keys()])}`.execute(ctx.db)
    for (const { id, target } of rows) if (!touched.has(target)) touched.set(target, causes.get(id) ?? '')
  }
}

/** In the words of the index that keeps the events of such records. */
const ofRecords = (object: string | undefined, ids: string[]) =>
  object === 'contact' || object === 'company'
    ? sql`${sql.ref(`events.${object}_id`)} = any (${ids}::uuid[]) and record_id = ${sql.ref(`events.${object}_id`)}`
    : sql`record_id = any (${ids}::uuid[]) and record_id is distinct from contact_id and record_id is distinct from company_id`

async function reachedThrough(
  ctx: Ctx,
  type: ObjectType,
  filters: readonly Filter[],
  events: readonly RecordedEvent[],
  touched: Touched,
): Promise<boolean> {
  for (const [path, object] of hopsOf(ctx, type, filters)) {
    const causes = new Map(
      events.flatMap(({ object: of, recordId, id }) => (of === object && recordId ? [[recordId, id]] : [])),
    )
    const [cause] = causes.values()
    if (!cause) continue
    const looking = await compileFilter(ctx, type, { field: `${path}.id`, op: 'in', value: [...causes.keys()] })
    const { rows } = await sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${looking} limit ${MOST_REACHED + 1}`.execute(
      ctx.db,
    )
    if (rows.length > MOST_REACHED) return false
    for (const { id } of rows) if (!touched.has(id)) touched.set(id, cause)
  }
  return true
}

/** The relations that filters look through, with the object on the other side: `companies` → company. */
function hopsOf(ctx: Ctx, type: ObjectType, filters: readonly Filter[]): Map<string, string> {
  const hops = new Map<string, string>()
  const paths = filters
    .flatMap((filter) => leavesOf(filter))
    .flatMap(({ leaf, inside }) => ('field' in leaf && !isReckoning(leaf) && inside === 0 ? [leaf.field] : []))
  for (const path of paths) {
    let from = type
    let walked = ''
    for (let { name, rest } = splitPath(path); rest.length > 0; { name, rest } = splitPath(rest.join('.'))) {
      const object = fieldFacts(from, name)?.object
      if (!object) break
      walked = walked ? `${walked}.${name}` : name
      hops.set(walked, object)
      from = ctx.objects.find(object)
    }
  }
  return hops
}
