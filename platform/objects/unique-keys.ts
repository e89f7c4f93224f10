import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { perType } from './columns.ts'
import { isUniqueKey, keysOf } from './keys.ts'
import type { ObjectType, Write } from './object-type.ts'
import { missingFrom, type OwnedKey, removeKeys } from './record-keys.ts'
import type { StoredRow } from './rows.ts'

const uniqueFields = perType((type) => Object.entries(type.fields).filter(([, { key }]) => key && isUniqueKey(key)))

interface Claim {
  gone: OwnedKey[]
  come: OwnedKey[]
}

/**
 * Claims the values of unique fields for the records that are about to be written, before they are. Two may come at once:
 * the unique index of record_keys decides, the later waits for the earlier to commit.
 * @returns what is wrong with the records whose value another has, by their id; they keep the keys they had.
 */
export async function claimUnique(
  ctx: Ctx,
  type: ObjectType,
  writes: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<Map<string, InputError[]>> {
  const refused = new Map<string, InputError[]>()
  if (uniqueFields(type).length === 0 || writes.length === 0) return refused
  const claims = new Map(writes.map((write) => [write.id, claimOf(type, write, stored)]))
  const gone = [...claims.values()].flatMap((claim) => claim.gone)
  const come = [...claims.values()].flatMap((claim) => claim.come)
  // Begun together: what one record of a batch lets go of, another may take.
  const [, taken] = await Promise.all([removeKeys(ctx, type, gone), insertFree(ctx, type, come)])
  for (const key of come)
    if (!taken.has(tokenOf(key))) refused.set(key.id, [...(refused.get(key.id) ?? []), notUnique(type, key)])
  if (refused.size > 0)
    await takeBack(
      ctx,
      type,
      [...refused.keys()].flatMap((id) => claims.get(id) ?? []),
      taken,
    )
  return refused
}

function claimOf(type: ObjectType, { id, created, after }: Write, stored: ReadonlyMap<string, StoredRow>): Claim {
  const owned = (values: Record<string, unknown>) =>
    keysOf(type, values)
      .filter(({ kind }) => isUniqueKey(kind))
      .map((key) => ({ ...key, id }))
  const is = owned(after)
  const was = created ? [] : owned(stored.get(id)?.values ?? {})
  return { gone: missingFrom(is, was), come: missingFrom(was, is) }
}

/** @returns the tokens of the keys that were free. In one order everywhere, so that two batches cannot wait for each other. */
export async function insertFree(ctx: Ctx, type: ObjectType, keys: readonly OwnedKey[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ kind: string; value: string; recordId: string }>`
    insert into record_keys (workspace_id, object, kind, value, record_id)
    select ${ctx.workspaceId}, ${type.name}, r.kind, r.value, r.id
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(kind text, value text, id uuid) order by r.kind, r.value
    on conflict (workspace_id, object, kind, value) where left(kind, 7) = 'custom:' do nothing
    returning kind, value, record_id`.execute(ctx.db)
  return new Set(rows.map(({ kind, value, recordId }) => tokenOf({ kind, value, id: recordId })))
}

const tokenOf = ({ kind, value, id }: OwnedKey) => `${kind} ${id} ${value}`

/** A record that is not written keeps what it had and takes nothing. */
async function takeBack(ctx: Ctx, type: ObjectType, claims: readonly Claim[], taken: ReadonlySet<string>) {
  await removeKeys(
    ctx,
    type,
    claims.flatMap(({ come }) => come.filter((key) => taken.has(tokenOf(key)))),
  )
  await insertFree(
    ctx,
    type,
    claims.flatMap(({ gone }) => gone),
  )
}

function notUnique(type: ObjectType, { kind, value }: OwnedKey): InputError {
  const [name = '', field] = uniqueFields(type).find(([, { key }]) => key === kind) ?? []
  return {
    path: name,
    code: 'not_unique',
    message: `Another ${type.label ?? type.name} has the ${field?.label ?? name} “${value.slice(0, 100)}”`,
    mend: 'Use another value, or change that record; it may be in the trash.',
  }
}
