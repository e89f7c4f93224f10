import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import { column, fieldFacts, splitPath } from '#platform/objects/columns'
import { compileFilter } from '#platform/objects/compile-filter'
import type { Leaf } from '#platform/objects/filter-leaves'
import type { ObjectType } from '#platform/objects/object-type'
import { isReckoning } from './filter-parts.ts'

/** Beyond this many records reached through one relation, going through all of them is a pass's work. */
const MOST_REACHED = 20_000

/**
 * Adds the records that look at changed ones through a relation, with the event to name as the cause.
 * @returns false where they are so many that a full pass is cheaper.
 */
export async function reachedThrough(
  ctx: Ctx,
  type: ObjectType,
  leaves: readonly Leaf[],
  events: readonly RecordedEvent[],
  touched: Map<string, string>,
): Promise<boolean> {
  for (const [path, object] of hopsOf(ctx, type, leaves)) {
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

/** The relations that conditions look through, with the object on the other side: `companies` → company. */
function hopsOf(ctx: Ctx, type: ObjectType, leaves: readonly Leaf[]): Map<string, string> {
  const hops = new Map<string, string>()
  for (const leaf of leaves) {
    if (!('field' in leaf) || isReckoning(leaf) || leaf.field === undefined) continue
    let from = type
    let walked = ''
    for (let { name, rest } = splitPath(leaf.field); rest.length > 0; { name, rest } = splitPath(rest.join('.'))) {
      const object = fieldFacts(from, name)?.object
      if (!object) break
      walked = walked ? `${walked}.${name}` : name
      hops.set(walked, object)
      from = ctx.objects.find(object)
    }
  }
  return hops
}
