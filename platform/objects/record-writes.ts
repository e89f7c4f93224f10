import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { columnNames } from './columns.ts'
import { keysOf } from './keys.ts'
import type { ObjectType, Write } from './object-type.ts'
import type { StoredRow } from './rows.ts'
import { same } from './same.ts'

/** Writes the keys of created records, and of changed ones where they changed. */
export async function writeKeys(
  ctx: Ctx,
  type: ObjectType,
  created: readonly Write[],
  changed: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const rekeyed = changed.filter(
    ({ id, after }) => !same(keysOf(type, stored.get(id)?.values ?? {}), keysOf(type, after)),
  )
  const old = rekeyed.map(({ id }) => id)
  await Promise.all([removeKeys(ctx, old), insertKeys(ctx, type, [...created, ...rekeyed])])
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
  for (const name of columnNames(type)) {
    const was = before[name] ?? null
    const is = after[name] ?? null
    if (was === is || (was === null && Array.isArray(is) && is.length === 0) || same(was, is)) continue
    found[name] = [was, is]
  }
  return Object.assign(found, changes)
}

// The keys of a record differ from each other and none of them stands there yet; "on conflict" would double the cost.
async function insertKeys(ctx: Ctx, type: ObjectType, writes: readonly Write[]): Promise<void> {
  const keys = writes.flatMap(({ id, after }) => keysOf(type, after).map((key) => ({ ...key, id })))
  if (keys.length === 0) return
  await sql`insert into record_keys (workspace_id, object, kind, value, record_id)
    select ${ctx.workspaceId}, ${type.name}, r.* from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(kind text, value text, id uuid)`.execute(
    ctx.db,
  )
}

async function removeKeys(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .deleteFrom('recordKeys')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', 'in', ids)
    .execute()
}
