import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import { column } from '#platform/objects/columns'
import { pointingTo } from '#platform/objects/compile-related'
import type { Filter } from '#platform/objects/filter'
import type { Leaf } from '#platform/objects/filter-leaves'
import type { ObjectType } from '#platform/objects/object-type'
import { isHappening, isReckoning, isRelatedness, leavesOf } from './filter-parts.ts'
import { reachedThrough } from './reached-through.ts'

/** Records that events may have changed the membership of, each with the event to name as the cause. */
export type Touched = Map<string, string>

/**
 * The records of a type that some events touched, as far as filters like these can tell: the records themselves, those
 * on whose timelines the events stand, those that touched records point to or pointed to before, those to whom something
 * happened with touched records earlier, and those that look at them through a relation (`companies.industry`). What a
 * filter asks of other records (`where`) is followed in the same way, from them to the records of this type.
 * @returns null where they are so many that a full pass is cheaper.
 */
export async function touchedBy(
  ctx: Ctx,
  type: ObjectType,
  filters: readonly Filter[],
  events: readonly RecordedEvent[],
): Promise<Touched | null> {
  const leaves = filters.flatMap((filter) => leavesOf(filter)).flatMap(({ leaf, inside }) => (inside === 0 ? leaf : []))
  const touched: Touched = new Map()
  for (const event of events) {
    if (event.object === type.name && event.recordId) touched.set(event.recordId, event.id)
    if (type.name === 'contact' && event.contactId) touched.set(event.contactId, event.id)
    if (type.name === 'company' && event.companyId) touched.set(event.companyId, event.id)
  }
  await relatedTo(ctx, leaves, events, touched)
  const followed =
    (await pointedTo(ctx, type, leaves, events, touched)) &&
    (await happenedTo(ctx, type, leaves, events, touched)) &&
    (await reachedThrough(ctx, type, leaves, events, touched))
  return followed ? touched : null
}

/** An order that moved to another contact concerns both; one that is touched, its contact. */
async function pointedTo(
  ctx: Ctx,
  type: ObjectType,
  leaves: readonly Leaf[],
  events: readonly RecordedEvent[],
  touched: Touched,
): Promise<boolean> {
  const reckonings = leaves.filter(isReckoning)
  for (const { type: other, by } of pointingTo(ctx, type)) {
    const asking = reckonings.filter(({ related }) => related === other.name || related === other.plural)
    if (asking.length === 0) continue
    for (const { object, id, payload } of events)
      if (object === other.name)
        for (const side of [Object(payload.changes)[by]].flat()) if (typeof side === 'string') touched.set(side, id)
    const causes = await touchedBy(ctx, other, wheresOf(asking), events)
    if (!causes) return false
    if (causes.size === 0) continue
    const { rows } = await sql<{ id: string; target: string | null }>`
      select ${column(other, 'id')} as id, ${column(other, by)} as target from ${sql.table(other.table)}
      where ${column(other, 'workspaceId')} = ${ctx.workspaceId} and ${column(other, 'id')} = any (${[...causes.keys()]}::uuid[])`.execute(
      ctx.db,
    )
    for (const { id, target } of rows) if (target) touched.set(target, causes.get(id) ?? '')
  }
  return true
}

/** “Has a decision maker”: whoever is in that relation with a record that went to the trash, or came back. */
async function relatedTo(
  ctx: Ctx,
  leaves: readonly Leaf[],
  events: readonly RecordedEvent[],
  touched: Touched,
): Promise<void> {
  const types = leaves.filter(isRelatedness).map(({ relation }) => relation)
  const gone = events.filter(({ type: of }) => /\.(deleted|restored)$/.test(of))
  const causes = new Map(gone.flatMap(({ recordId, id }) => (recordId ? [[recordId, id] as const] : [])))
  if (types.length === 0 || causes.size === 0) return
  const ids = [...causes.keys()]
  const { rows } = await sql<{ id: string; own: string }>`
    select r.from_id as id, r.to_id as own from relations r
      where r.workspace_id = ${ctx.workspaceId} and r.type_id = any (${types}::uuid[]) and r.from_id = any (${ids}::uuid[])
    union all
    select r.to_id, r.from_id from relations r
      where r.workspace_id = ${ctx.workspaceId} and r.type_id = any (${types}::uuid[]) and r.to_id = any (${ids}::uuid[])`.execute(
    ctx.db,
  )
  for (const { id, own } of rows) if (!touched.has(own)) touched.set(own, causes.get(id) ?? '')
}

const wheresOf = (leaves: readonly { where?: Filter | undefined }[]) => leaves.flatMap(({ where }) => where ?? [])

/** “Placed two orders over 1,000 €” asks of the orders as they stand now: one that is touched concerns whoever placed it. */
async function happenedTo(
  ctx: Ctx,
  type: ObjectType,
  leaves: readonly Leaf[],
  events: readonly RecordedEvent[],
  touched: Touched,
): Promise<boolean> {
  const asking = leaves.filter(isHappening).filter(({ where }) => where)
  for (const object of new Set(asking.map(({ event }) => event.split('.')[0]))) {
    const other = ctx.objects.all().find(({ name }) => name === object)
    if (!other) continue
    const wheres = wheresOf(asking.filter(({ event }) => event.startsWith(`${object}.`)))
    const causes = await touchedBy(ctx, other, wheres, events)
    if (!causes) return false
    if (causes.size === 0) continue
    const target = subjectOf(type, other)
    const { rows } = await sql<{ id: string; target: string }>`select distinct record_id as id, ${target} as target
      from events where workspace_id = ${ctx.workspaceId} and ${target} is not null
        and ${ofRecords(other, [...causes.keys()])}`.execute(ctx.db)
    for (const { id, target: concerned } of rows)
      if (!touched.has(concerned)) touched.set(concerned, causes.get(id) ?? '')
  }
  return true
}

/** On whose timeline an event stands; objects without one know only their own events. */
const subjectOf = ({ name }: ObjectType, about: ObjectType) =>
  name === 'contact' || name === 'company'
    ? sql.ref(`events.${name}_id`)
    : name === about.name
      ? sql.ref('events.record_id')
      : sql`null::uuid`

/** In the words of the index that keeps the events of such records. */
const ofRecords = ({ name }: ObjectType, ids: string[]) =>
  name === 'contact' || name === 'company'
    ? sql`${sql.ref(`events.${name}_id`)} = any (${ids}::uuid[]) and record_id = ${sql.ref(`events.${name}_id`)}`
    : sql`record_id = any (${ids}::uuid[]) and record_id is distinct from contact_id and record_id is distinct from company_id`
