import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import { column, columnNames, customNames, ofType } from './columns.ts'
import { CUSTOM, storedValue } from './custom-values.ts'
import type { Field, FieldType } from './field.ts'
import { isList } from './field-kinds.ts'
import type { ObjectType, Write } from './object-type.ts'
import { searchText } from './search-text.ts'

/** A row as it stands, locked until the transaction ends. */
export interface StoredRow {
  version: number
  deletedAt: string | null
  values: Record<string, unknown>
}

const sqlTypes: Partial<Record<FieldType, string>> = {
  number: 'double precision',
  money: 'bigint',
  date: 'date',
  dateTime: 'timestamptz',
  boolean: 'boolean',
  relation: 'uuid',
  user: 'uuid',
}

const sqlTypeOf = (field: Field | undefined) =>
  sql.raw(field && isList(field.type) ? 'jsonb' : ((field && sqlTypes[field.type]) ?? 'text'))

/** Column list of a jsonb_to_recordset: `id uuid, "firstName" text, …`. */
const recordset = (type: ObjectType): RawBuilder<unknown> =>
  sql.join([
    sql`id uuid`,
    sql`"searchText" text`,
    ...columnNames(type).map((name) => sql`${sql.raw(`"${name}"`)} ${sqlTypeOf(type.fields[name])}`),
    ...(customNames(type).length > 0 ? [sql`custom jsonb`] : []),
  ])

const incoming = (name: string) => sql.raw(`r."${name}"`)

/** Nulls are left out: what JSON has not, the recordset has as null, and most fields of most records are empty. */
function rowOf(type: ObjectType, { id, after }: Write): Record<string, unknown> {
  const row: Record<string, unknown> = { id, searchText: searchText(type, after) }
  for (const name of columnNames(type)) if (after[name] !== null) row[name] = after[name]
  if (customNames(type).length > 0) row.custom = customOf(type, after)
  return row
}

/** What of the custom fields has a value, by their names. */
function customOf(type: ObjectType, after: Record<string, unknown>): Record<string, unknown> {
  const custom: Record<string, unknown> = {}
  for (const name of customNames(type)) {
    const value = after[name]
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0)
    if (!isEmpty) custom[name.slice(CUSTOM.length)] = value
  }
  return custom
}

const asJson = (type: ObjectType, writes: readonly Write[]) => JSON.stringify(writes.map((write) => rowOf(type, write)))

/** Inserts the rows of new records as one statement. */
export async function insertRows(ctx: Ctx, type: ObjectType, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  const names = [...columnNames(type), ...(customNames(type).length > 0 ? ['custom'] : [])]
  const now = ctx.now().toISOString()
  const columns = [...names.map((name) => sql.ref(name)), ...(type.custom ? [sql`object`] : [])]
  const values = [...names.map(incoming), ...(type.custom ? [sql.lit(type.name)] : [])]
  await sql`${steady} insert into ${sql.table(type.table)}
      (workspace_id, created_by, created_at, updated_at, id, search_text, ${sql.join(columns)})
    select ${ctx.workspaceId}, ${ctx.userId}, ${now}, ${now}, r.id, kith.fold(r."searchText"), ${sql.join(values)}
    from jsonb_to_recordset(${asJson(type, writes)}::jsonb) as r(${recordset(type)})`.execute(ctx.db)
}

/** Writes changed records, one version on. The rows were locked by `lockRows`. */
export async function updateRows(ctx: Ctx, type: ObjectType, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return
  const sets = [...columnNames(type).map((name) => sql`${sql.ref(name)} = ${incoming(name)}`), ...customSets(type)]
  await sql`${steady} update ${sql.table(type.table)} as stored
    set ${sql.join(sets)}, search_text = kith.fold(r."searchText"), version = version + 1, updated_at = ${ctx.now().toISOString()}
    from jsonb_to_recordset(${asJson(type, writes)}::jsonb) as r(${recordset(type)})
    where stored.workspace_id = ${ctx.workspaceId} and stored.id = r.id`.execute(ctx.db)
}

// What archived fields hold stays beside what the living ones become.
function customSets(type: ObjectType): RawBuilder<unknown>[] {
  const names = customNames(type).map((name) => sql.lit(name.slice(CUSTOM.length)))
  return names.length > 0 ? [sql`custom = (stored.custom - array[${sql.join(names)}]) || r.custom`] : []
}

/** Locks the rows of the given ids, in the order of their ids so that two batches cannot wait for each other. */
export async function lockRows(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  if (ids.length === 0) return new Map()
  const selected = columnNames(type).map((name) => sql`${column(type, name)}`)
  const custom = customNames(type)
  if (custom.length > 0) selected.push(sql`${sql.ref(`${type.table}.custom`)}`)
  const { rows } = await sql<LockedRow>`
    ${steady} select id, version, deleted_at, ${sql.join(selected)} from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(type)} order by id
    ${type.pointedAt ? sql`for no key update` : sql`for update`}`.execute(ctx.db)
  return new Map(
    rows.map(({ id, version, deletedAt, custom: stored = {}, ...values }) => {
      for (const name of custom) {
        const field = type.fields[name]
        if (field) values[name] = storedValue(field, name.slice(CUSTOM.length), stored)
      }
      return [id, { version, deletedAt, values }]
    }),
  )
}

type LockedRow = { id: string; version: number; deletedAt: string | null; custom?: Record<string, unknown> } & Record<
  string,
  unknown
>
