import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { columnNames } from './columns.ts'
import { keysOf, type RecordKey } from './keys.ts'
import type { ObjectType, Write } from './object-type.ts'
import type { StoredRow } from './rows.ts'
import { same } from './same.ts'

/** Writes the keys of created records, and of changed ones what changed of them. */
export async function writeKeys(
  ctx: Ctx,
  type: ObjectType,
  created: readonly Write[],
  changed: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const gone: OwnedKey[] = []
  const come: OwnedKey[] = created.flatMap(({ id, after }) => keysOf(type, after).map((key) => ({ ...key, id })))
  for (const { id, after } of changed) {
    const was = keysOf(type, stored.get(id)?.values ?? {})
    const is = keysOf(type, after)
    gone.push(...missingFrom(is, was).map((key) => ({ ...key, id })))
    come.push(...missingFrom(was, is).map((key) => ({ ...key, id })))
  }
  await Promise.all([removeKeys(ctx, type, gone), insertKeys(ctx, type, come)])
}

type OwnedKey = RecordKey & { id: string }

const missingFrom = (some: readonly RecordKey[], keys: readonly RecordKey[]) =>
  keys.filter(({ kind, value }) => !some.some((key) => key.kind === kind && key.value === value))

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
async function insertKeys(ctx: Ctx, type: ObjectType, keys: readonly OwnedKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into record_keys (workspace_id, object, kind, value, record_id)
    select ${ctx.workspaceId}, ${type.name}, r.* from ${recordset(keys)}`.execute(ctx.db)
}

// By their whole key: an index by record would serve nothing else and cost every write.
async function removeKeys(ctx: Ctx, type: ObjectType, keys: readonly OwnedKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`delete from record_keys using ${recordset(keys)}
    where workspace_id = ${ctx.workspaceId} and object = ${type.name}
      and record_keys.kind = r.kind and record_keys.value = r.value and record_id = r.id`.execute(ctx.db)
}

const recordset = (keys: readonly OwnedKey[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(kind text, value text, id uuid)`
