import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '../columns.ts'
import { CUSTOM } from '../custom-values.ts'
import { isUniqueKey, keysOf } from '../keys.ts'
import type { ObjectType } from '../object-type.ts'
import type { OwnedKey } from '../record-keys.ts'
import { keepValues } from '../record-values.ts'
import { lockRows, type StoredRow } from '../rows.ts'
import { searchText } from '../search-text.ts'
import { insertFree } from '../unique-keys.ts'
import type { StoredField, Work } from './stored-field.ts'

/** What a step did; `last` is null when there was nothing left to do. */
export interface Step {
  last: string | null
  done: number
  doubles: number
}

const AT_ONCE = 1_000

/** Keeps what the field now wants kept of the next records: index values, unique keys, words to be found by. */
export async function fillSome(ctx: Ctx, type: ObjectType, field: StoredField, work: Work): Promise<Step> {
  const doubles = work.doubles ?? 0
  const ids = await idsAfter(ctx, type, work.after, AT_ONCE)
  const last = ids.at(-1)
  if (last === undefined) return { last: null, done: 0, doubles }
  // Locked, so that nobody changes what is being kept of them.
  const rows = await lockRows(ctx, type, ids)
  const name = CUSTOM + field.name
  const isLiving = type.fields[name] !== undefined
  if (work.fills.includes('values') && isLiving) await keepValues(ctx, type, name, rows)
  if (work.fills.includes('texts')) await keepTexts(ctx, type, rows)
  const more = work.fills.includes('keys') && isLiving ? await keepKeys(ctx, type, field, rows) : 0
  return { last, done: ids.length, doubles: doubles + more }
}

/** Ids of the type's records behind one, the trash included, in their order. */
async function idsAfter(ctx: Ctx, type: ObjectType, after: string | null, limit: number): Promise<string[]> {
  const id = column(type, 'id')
  const { rows } = await sql<{ id: string }>`select ${id} from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and ${after === null ? sql`true` : sql`${id} > ${after}`}
    order by ${id} limit ${limit}`.execute(ctx.db)
  return rows.map((row) => row.id)
}

async function keepTexts(ctx: Ctx, type: ObjectType, rows: ReadonlyMap<string, StoredRow>): Promise<void> {
  const texts = [...rows].map(([id, { values }]) => ({ id, text: searchText(type, values) }))
  await sql`update ${sql.table(type.table)} as stored set search_text = kith.fold(r.text)
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r(id uuid, text text)
    where stored.workspace_id = ${ctx.workspaceId} and stored.id = r.id
      and stored.search_text is distinct from kith.fold(r.text)`.execute(ctx.db)
}

/** @returns how many values belong to another record already. */
async function keepKeys(
  ctx: Ctx,
  type: ObjectType,
  { name }: StoredField,
  rows: ReadonlyMap<string, StoredRow>,
): Promise<number> {
  const keys: OwnedKey[] = [...rows].flatMap(([id, { values }]) =>
    keysOf(type, values)
      .filter(({ kind }) => isUniqueKey(kind) && kind === `custom:${name}`)
      .map((key) => ({ ...key, id })),
  )
  const free = await insertFree(ctx, type, keys)
  if (free.size === keys.length) return 0
  const { rows: held } = await sql<{ count: number }>`
    select count(*) as count from record_keys join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(kind text, value text, id uuid)
      on record_keys.kind = r.kind and record_keys.value = r.value and record_id = r.id
    where workspace_id = ${ctx.workspaceId} and object = ${type.name}`.execute(ctx.db)
  return keys.length - (held[0]?.count ?? 0)
}
