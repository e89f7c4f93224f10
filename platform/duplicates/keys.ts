import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { ObjectType } from '#platform/objects/object-type'
import { recognisedBy } from './alike.ts'
import { blockingKeys } from './compare/blocking-keys.ts'
import type { Profile } from './compare/profile.ts'

/** A record's keys as they are kept: 64 bits each, as text. */
export function keysOf(type: ObjectType, profile: Profile): string[] {
  const by = recognisedBy(type)
  return by ? blockingKeys(by.kind, profile).map(hashed) : []
}

const hashed = (key: string): string => createHash('sha1').update(key).digest().readBigInt64BE(0).toString()

/** Brings the keys of records in line with what they are now; of records that are gone, none stays. */
export async function writeKeys(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  profiles: ReadonlyMap<string, Profile>,
): Promise<void> {
  const rows = [...profiles].flatMap(([id, profile]) => keysOf(type, profile).map((key) => ({ id, key })))
  const gone = sql`${steady} delete from duplicate_keys
    where workspace_id = ${ctx.workspaceId} and record_id = any (${ids}::uuid[]) and object = ${type.name}
      and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key bigint)
        where r.id = record_id and r.key = duplicate_keys.key)`.execute(ctx.db)
  const come = sql`${steady} insert into duplicate_keys (workspace_id, object, key, record_id)
    select ${ctx.workspaceId}, ${type.name}, r.key, r.id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, key bigint)
    on conflict do nothing`.execute(ctx.db)
  await Promise.all([gone, come])
}
