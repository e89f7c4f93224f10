import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, perType } from './columns.ts'
import type { Field, FieldType } from './field.ts'
import type { ObjectType, Write } from './object-type.ts'
import type { StoredRow } from './rows.ts'
import { same } from './same.ts'

/** Which column of record_values a field's values stand in. */
export type ValueKind = 'text' | 'choice' | 'number' | 'time' | 'id'

const kinds: Partial<Record<FieldType, ValueKind>> = {
  text: 'text',
  select: 'choice',
  email: 'text',
  phone: 'text',
  url: 'text',
  number: 'number',
  money: 'number',
  rating: 'number',
  date: 'time',
  dateTime: 'time',
  relation: 'id',
  user: 'id',
}

/** Undefined for a type that cannot be indexed: long ones, lists, yes and no. */
export const valueKind = (type: FieldType): ValueKind | undefined => kinds[type]

/** Whether a field is kept in record_values and all of its values are there: lists and filters go by it. */
export const isIndexed = ({ custom, filled, type }: Pick<Field, 'custom' | 'filled' | 'type'>): boolean =>
  custom !== undefined && filled === true && valueKind(type) !== undefined

/** Kinds whose index knows the order of creation as well: those that are asked for one value. */
export const isByCreation = (type: FieldType): boolean => valueKind(type) === 'choice' || valueKind(type) === 'id'

/** The column of record_values, as `v`. */
export const valueColumn = (type: FieldType, alias: string): RawBuilder<unknown> =>
  sql.ref(`${alias}.${valueKind(type) === 'choice' ? 'text' : valueKind(type)}Value`)

/** Which rows of record_values are the field's. */
export const valuesOf = (ctx: Ctx, field: Pick<Field, 'custom' | 'type'>, alias: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.workspaceId`)} = ${ctx.workspaceId} and ${sql.ref(`${alias}.fieldId`)} = ${field.custom?.id}
    and ${sql.ref(`${alias}.kind`)} = ${sql.lit(valueKind(field.type))}`

const indexedFields = perType((type) =>
  Object.entries(type.fields).flatMap(([name, { indexed, custom, type: kind }]) => {
    const column = valueKind(kind)
    return indexed && custom && column ? [{ name, id: custom.id, kind: column }] : []
  }),
)

/** Keeps the values of indexed fields: of a new record all of them, the empty ones too; of a changed one what differs. */
export async function writeValues(
  ctx: Ctx,
  type: ObjectType,
  created: readonly Write[],
  changed: readonly Write[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const fields = indexedFields(type)
  if (fields.length === 0) return
  const rowsOf = ({ id, after }: Write, differs: (name: string) => boolean) =>
    fields
      .filter(({ name }) => differs(name))
      .map(({ name, id: field, kind }) => ({ f: field, r: id, k: kind, v: after[name] ?? null }))
  const rows = [
    ...created.flatMap((write) => rowsOf(write, () => true)),
    ...changed.flatMap((write) =>
      rowsOf(write, (name) => !same(stored.get(write.id)?.values[name], write.after[name])),
    ),
  ]
  await keep(ctx, type, rows)
}

/** Keeps the values of one field of the given records. */
export async function keepValues(
  ctx: Ctx,
  type: ObjectType,
  name: string,
  rows: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const field = indexedFields(type).find((one) => one.name === name)
  if (!field) return
  await keep(
    ctx,
    type,
    [...rows].map(([id, { values }]) => ({ f: field.id, r: id, k: field.kind, v: values[name] ?? null })),
  )
}

interface ValueRow {
  f: string
  r: string
  k: ValueKind
  v: unknown
}

async function keep(ctx: Ctx, type: ObjectType, rows: readonly ValueRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into record_values (workspace_id, field_id, record_id, created_at, kind, text_value, number_value, time_value, id_value)
    select ${ctx.workspaceId}, f, r, ${column(type, 'createdAt')}, k, case when k in ('text', 'choice') then v end, ${ofKind('number', 'double precision')},
      ${ofKind('time', 'timestamptz')}, ${ofKind('id', 'uuid')}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(f uuid, r uuid, k text, v text)
    join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = r
    on conflict (workspace_id, field_id, record_id) do update set kind = excluded.kind, text_value = excluded.text_value,
      number_value = excluded.number_value, time_value = excluded.time_value, id_value = excluded.id_value`.execute(
    ctx.db,
  )
}

const ofKind = (kind: ValueKind, cast: string) => sql`case when k = ${sql.lit(kind)} then v::${sql.raw(cast)} end`
