import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { type Saved, saveRecords } from '#platform/objects/save-records'
import { titleOf } from '#platform/objects/trash-records'
import {
  asInput,
  fieldOfPath,
  fieldValue,
  isStill,
  type Standing,
  standing,
  type Values,
  withField,
  withoutField,
} from './field-values.ts'
import type { PastEvent } from './past-events.ts'
import type { Conflict } from './undo-shape.ts'

/** A record on its way back: what will be written, and what cannot be. */
interface Way {
  id: string
  type: ObjectType
  now: Standing
  input: Values
  /** By field: changed by somebody since, or its old value refused. */
  conflicts: Map<string, Conflict>
}

/**
 * Gives fields the values they had before the events, newest event first: each field that is still what the events made
 * it. A field that somebody changed since stays and is a conflict.
 */
export async function restoreFields(ctx: Ctx, type: ObjectType, events: readonly PastEvent[]) {
  const ids = [...new Set(events.map(({ recordId }) => recordId))]
  const found = await standing(ctx, type, ids)
  const ways = new Map([...found].map(([id, now]): [string, Way] => [id, wayOf(type, id, now)]))
  for (const { recordId, changes } of events) {
    const way = ways.get(recordId)
    if (way) for (const [name, [before, after]] of Object.entries(changes)) stepBack(way, name, before, after)
  }
  for (const way of ways.values())
    for (const [name, conflict] of way.conflicts) {
      const field = type.fields[name]
      // Somebody did the same by hand, or it was taken back before.
      if (field && isStill(field, conflict.now, conflict.before)) way.conflicts.delete(name)
    }
  const changed = await write(ctx, type, [...ways.values()])
  const gone = ids.filter((id) => !ways.has(id)).map((id) => goneRecord(type, id))
  return { changed, conflicts: [...gone, ...[...ways.values()].flatMap(({ conflicts }) => [...conflicts.values()])] }
}

const wayOf = (type: ObjectType, id: string, now: Standing): Way => ({
  id,
  type,
  now: { ...now, values: { ...now.values } },
  input: {},
  conflicts: new Map(),
})

export const goneRecord = (type: ObjectType, recordId: string): Conflict => ({
  ...{ object: type.name, recordId, title: null, field: null, reason: 'gone' },
  ...{ before: null, after: null, now: null, message: null },
})

function stepBack(way: Way, name: string, before: unknown, after: unknown): void {
  const field = way.type.fields[name]
  if (field?.readonly) return
  const earlier = way.conflicts.get(name)
  if (earlier) {
    earlier.before = before
    return
  }
  const now = fieldValue(way.now.values, name) ?? null
  if (!field) way.conflicts.set(name, conflictOf(way, name, { reason: 'gone', before, after, now: null }))
  else if (isStill(field, now, after)) {
    way.now.values[name] = before
    way.input = withField(way.input, name, asInput(field, before))
  } else way.conflicts.set(name, conflictOf(way, name, { reason: 'changed_since', before, after, now }))
}

const conflictOf = (
  { id, type, now: { values } }: Way,
  field: string,
  what: Pick<Conflict, 'reason' | 'before' | 'after' | 'now'>,
): Conflict => ({
  object: type.name,
  recordId: id,
  title: titleOf(type, values) || null,
  field,
  ...what,
  message: null,
})

/** Old values may be valid no longer (a colleague who left): those fields are left out, and the rest written. */
async function write(ctx: Ctx, type: ObjectType, ways: readonly Way[]): Promise<number> {
  let open = ways.filter(({ input }) => Object.keys(input).length > 0)
  let changed = 0
  while (open.length > 0) {
    const saved = await saveRecords(
      ctx,
      type,
      open.map(({ id, input }) => ({ id, input })),
    )
    changed += saved.filter(({ status }) => status === 'updated').length
    open = open.filter((way, at) => leaveOutRefused(way, saved[at]))
  }
  return changed
}

/** @returns whether something is left to be written. */
function leaveOutRefused(way: Way, saved: Saved | undefined): boolean {
  if (saved?.status !== 'failed') return false
  const refused = new Map(saved.errors.map(({ path, message }) => [fieldOfPath(path), message]))
  const known = [...refused.keys()].filter((name) => way.type.fields[name])
  // A refusal that names no field is about all of them.
  for (const name of known.length > 0 ? known : fieldsOf(way)) {
    const before = fieldValue(way.now.values, name) ?? null
    const conflict = conflictOf(way, name, { reason: 'refused', before, after: null, now: null })
    way.conflicts.set(name, { ...conflict, message: refused.get(name) ?? saved.errors[0]?.message ?? null })
    way.input = withoutField(way.input, name)
  }
  return Object.keys(way.input).length > 0
}

const fieldsOf = ({ input: { custom, ...own } }: Way): string[] => [
  ...Object.keys(own),
  ...Object.keys(Object(custom)).map((name) => `custom.${name}`),
]
