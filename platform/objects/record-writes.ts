import type { Ctx } from '#platform/ctx/ctx'
import { valueNames } from './columns.ts'
import { isUniqueKey, keysOf } from './keys.ts'
import type { ObjectType, Write } from './object-type.ts'
import { insertKeys, missingFrom, type OwnedKey, removeKeys } from './record-keys.ts'
import type { StoredRow } from './rows.ts'
import { same } from './same.ts'

/** Writes the keys of created records, and of changed ones what changed of them. Those of unique fields are claimed already. */
export async function writeKeys(
  ctx: Ctx,
  type: ObjectType,
  created: readonly Write[],
  changed: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const gone: OwnedKey[] = []
  const keys = (values: Record<string, unknown>) => keysOf(type, values).filter(({ kind }) => !isUniqueKey(kind))
  const come: OwnedKey[] = created.flatMap(({ id, after }) => keys(after).map((key) => ({ ...key, id })))
  for (const { id, after } of changed) {
    const was = keys(stored.get(id)?.values ?? {})
    const is = keys(after)
    gone.push(...missingFrom(is, was).map((key) => ({ ...key, id })))
    come.push(...missingFrom(was, is).map((key) => ({ ...key, id })))
  }
  await Promise.all([removeKeys(ctx, type, gone), insertKeys(ctx, type, come)])
}

/** Records what happened to created and changed records, field by field. */
export async function recordWrites(
  ctx: Ctx,
  type: ObjectType,
  created: readonly Write[],
  changed: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  await ctx.record(
    ...created.map((write) => eventOf(type, write, 'created', changesSince(type, write, {}))),
    ...changed
      .map((write) => eventOf(type, write, 'updated', changesSince(type, write, stored.get(write.id)?.values ?? {})))
      .filter(({ payload }) => Object.keys(payload.changes).length > 0),
  )
}

function eventOf(type: ObjectType, write: Write, verb: 'created' | 'updated', changes: Write['changes']) {
  const occurredAt = verb === 'created' ? type.happenedAt?.(write.after) : undefined
  return {
    type: `${type.name}.${verb}`,
    object: type.name,
    recordId: write.id,
    ...type.timeline(write.id, write.after),
    payload: { changes },
    ...(occurredAt ? { occurredAt } : {}),
  }
}

/** Field by field, before and after; fields that stayed as they were are left out. */
function changesSince(type: ObjectType, { after, changes }: Write, before: Record<string, unknown>): Write['changes'] {
  const found: Write['changes'] = {}
  for (const name of valueNames(type)) {
    const was = before[name] ?? null
    const is = after[name] ?? null
    if (was === is || (was === null && Array.isArray(is) && is.length === 0) || same(was, is)) continue
    found[name] = [was, is]
  }
  return Object.assign(found, changes)
}
