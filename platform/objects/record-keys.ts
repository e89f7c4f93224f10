import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { RecordKey } from './keys.ts'
import type { ObjectType } from './object-type.ts'

/** A key and the record it finds. */
export type OwnedKey = RecordKey & { id: string }

/** Those of `keys` that are not among `some`. */
export const missingFrom = <K extends RecordKey>(some: readonly RecordKey[], keys: readonly K[]): K[] =>
  keys.filter(({ kind, value }) => !some.some((key) => key.kind === kind && key.value === value))

/** The keys of a record differ from each other and none of them stands there yet; "on conflict" would double the cost. */
export async function insertKeys(ctx: Ctx, type: ObjectType, keys: readonly OwnedKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`${steady} insert into record_keys (workspace_id, object, kind, value, record_id)
    select ${ctx.workspaceId}, ${type.name}, r.* from ${recordset(keys)}`.execute(ctx.db)
}

/** By their whole key: an index by record would serve nothing else and cost every write. */
export async function removeKeys(ctx: Ctx, type: ObjectType, keys: readonly OwnedKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`${steady} delete from record_keys using ${recordset(keys)}
    where workspace_id = ${ctx.workspaceId} and object = ${type.name}
      and record_keys.kind = r.kind and record_keys.value = r.value and record_id = r.id`.execute(ctx.db)
}

const recordset = (keys: readonly OwnedKey[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(kind text, value text, id uuid)`
