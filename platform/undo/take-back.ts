import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { outOfReach } from '#platform/objects/reach'
import { lockRows } from '#platform/objects/rows'
import { restoreRecords, titleOf, trashRecords } from '#platform/objects/trash-records'
import type { PastEvent } from './past-events.ts'
import { goneRecord, restoreFields } from './restore-fields.ts'
import { stillUsed } from './still-used.ts'
import type { Conflict } from './undo-shape.ts'
import type { PastAct, TakenBack, WayBack } from './way-back.ts'
import { waysBack } from './ways-back.ts'

type Moves = Map<ObjectType, string[]>

/**
 * Takes events back, newest first: fields become what they were, what was deleted comes out of the trash, what was
 * created goes there. A field that somebody changed since, and a created record that something else hangs on by now, stay
 * and are conflicts.
 * @param evenInUse the object type whose created records go although something hangs on them.
 */
export async function takeBack(
  ctx: Ctx,
  all: readonly (PastEvent | PastAct)[],
  { evenInUse }: { evenInUse?: string } = {},
): Promise<TakenBack> {
  const events = all.filter((event) => event.verb !== 'other')
  const moves = movesOf(ctx, events)
  const taken: TakenBack = { changed: 0, trashed: 0, restored: 0, conflicts: [] }
  // Out of the trash before fields, which may name what comes back; into it at last.
  for (const [type, ids] of moves.back) {
    const beyond = await outOfReach(ctx, type, 'delete', ids)
    taken.conflicts.push(...[...beyond].map((id) => goneRecord(type, id)))
    taken.restored += (
      await restoreRecords(
        ctx,
        type,
        ids.filter((id) => !beyond.has(id)),
      )
    ).length
  }
  for (const [type, changes] of changesOf(ctx, events)) {
    const { changed, conflicts } = await restoreFields(ctx, type, changes)
    taken.changed += changed
    taken.conflicts.push(...conflicts)
  }
  for (const way of waysBack) await takeActsBack(ctx, way, all, taken)
  const going = new Set([...moves.away.values()].flat())
  const created = new Set(events.flatMap(({ verb, recordId }) => (verb === 'created' ? recordId : [])))
  for (const [type, ids] of moves.away) {
    const made = type.name === evenInUse ? [] : ids.filter((id) => created.has(id))
    const beyond = await outOfReach(ctx, type, 'delete', ids)
    taken.conflicts.push(...[...beyond].map((id) => goneRecord(type, id)))
    const used = await stillUsed(ctx, type, made, going)
    const kept = [...((await type.kept?.(ctx, ids)) ?? new Map()).keys()].filter((id) => !used.has(id))
    for (const id of kept) used.add(id)
    taken.conflicts.push(...(await inUse(ctx, type, [...used])))
    const gone = await trashRecords(
      ctx,
      type,
      ids.filter((id) => !used.has(id) && !beyond.has(id)),
    )
    taken.trashed += gone.length
  }
  for (const [type, ids] of moves.back) taken.conflicts.push(...(await missing(ctx, type, ids)))
  return taken
}

/** Acts beside changes of records. They may need what came out of the trash, and hang on what goes there. */
async function takeActsBack(ctx: Ctx, way: WayBack, all: readonly (PastEvent | PastAct)[], taken: TakenBack) {
  const types = way.types(ctx)
  const acts = all.filter((event) => event.verb === 'other').filter(({ type }) => types.includes(type))
  if (acts.length === 0) return
  const { changed, trashed, restored, conflicts } = await way.takeBack(ctx, acts)
  taken.changed += changed
  taken.trashed += trashed
  taken.restored += restored
  taken.conflicts.push(...conflicts)
}

/** Changes of records that stay, by type, in the order of the events: a company is made before its contacts. */
function changesOf(ctx: Ctx, events: readonly PastEvent[]): Map<ObjectType, PastEvent[]> {
  const created = new Set(events.filter(({ verb }) => verb === 'created').map(({ recordId }) => recordId))
  const found = new Map<ObjectType, PastEvent[]>()
  for (const event of events) {
    if (event.verb !== 'updated' || created.has(event.recordId)) continue
    const type = ctx.objects.find(event.object)
    const own = found.get(type)
    if (own) own.push(event)
    else found.set(type, [event])
  }
  return found
}

/** Where each record was before the oldest of its events: nowhere or in the trash, or in the list. */
function movesOf(ctx: Ctx, events: readonly PastEvent[]): { away: Moves; back: Moves } {
  const oldest = new Map<string, PastEvent>()
  for (const event of events) if (event.verb !== 'updated') oldest.set(event.recordId, event)
  const moves = { away: new Map<ObjectType, string[]>(), back: new Map<ObjectType, string[]>() }
  for (const { verb, object, recordId } of oldest.values()) {
    const way = verb === 'deleted' ? moves.back : moves.away
    const type = ctx.objects.find(object)
    const ids = way.get(type)
    if (ids) ids.push(recordId)
    else way.set(type, [recordId])
  }
  return moves
}

async function inUse(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Conflict[]> {
  const rows = await lockRows(ctx, type, ids)
  return ids.map((id) => ({
    ...goneRecord(type, id),
    title: titleOf(type, rows.get(id)?.values ?? {}) || null,
    reason: 'in_use',
  }))
}

async function missing(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Conflict[]> {
  const rows = await lockRows(ctx, type, ids)
  return ids.filter((id) => !rows.has(id)).map((id) => goneRecord(type, id))
}
