import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { hiddenOf, neutralOf, wholeOf } from './conceal.ts'
import { CUSTOM, customCell } from './custom-values.ts'
import type { Field } from './field.ts'
import { isColumn, type ObjectType } from './object-type.ts'

/** The fields every table has, as the filter and sort see them. */
const system: Record<string, Pick<Field, 'type' | 'sortable'>> = {
  id: { type: 'relation' },
  version: { type: 'number' },
  createdAt: { type: 'dateTime', sortable: true },
  updatedAt: { type: 'dateTime', sortable: true },
  createdBy: { type: 'user' },
}

/** What the filter and the sort need to know of a field. */
export type FieldFacts = Pick<
  Field,
  'type' | 'sortable' | 'alphabetical' | 'searchable' | 'sensitive' | 'key' | 'options' | 'object' | 'custom' | 'filled'
>

/** A field of the type or of every type; undefined when there is none of that name. A computed one counts as what it yields. */
export function fieldFacts(type: ObjectType, name: string): FieldFacts | undefined {
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (field) return field.result ? { ...field, type: field.result } : field
  return Object.hasOwn(system, name) ? system[name] : undefined
}

/** A field's cell, e.g. `"contacts"."first_name"`; of a custom field the expression that reads it out of `custom`. */
export function column(type: ObjectType, name: string): RawBuilder<unknown> {
  const field = name.startsWith(CUSTOM) ? type.fields[name] : undefined
  return field ? customCell(type, name, field) : sql.ref(`${type.table}.${name}`)
}

/** Which rows of the table are the type's: those of an object of the workspace's own name it. */
export const ofType = (type: ObjectType): RawBuilder<SqlBool> =>
  type.custom ? sql<SqlBool>`${sql.ref(`${type.table}.object`)} = ${sql.lit(type.name)}` : sql<SqlBool>`true`

/** A field's name and, behind it, the way on from there: `custom.owner.lastName` is `custom.owner` and `lastName`. */
export function splitPath(path: string): { name: string; rest: string[] } {
  const parts = path.split('.')
  const own = path.startsWith(CUSTOM) ? 2 : 1
  return { name: parts.slice(0, own).join('.'), rest: parts.slice(own) }
}

/** What follows from a type alone, found once: a batch asks for it several times per record. */
export function perType<T>(find: (type: ObjectType) => T): (type: ObjectType) => T {
  const found = new WeakMap<ObjectType, T>()
  return (type) => {
    const known = found.get(type)
    if (known !== undefined) return known
    const value = find(type)
    found.set(type, value)
    return value
  }
}

/** Names of the type's own columns, in the order of its fields. */
export const columnNames = perType((type): readonly string[] =>
  Object.entries(type.fields)
    .filter(([, field]) => isColumn(field) && !field.custom)
    .map(([name]) => name),
)

/** Names of the fields that stand in `custom`. */
export const customNames = perType((type): readonly string[] =>
  Object.entries(type.fields)
    .filter(([, field]) => isColumn(field) && field.custom)
    .map(([name]) => name),
)

/** Names of all fields whose value stands in the record's row. */
export const valueNames = perType((type): readonly string[] => [...columnNames(type), ...customNames(type)])

/** Everything a client reads of a record, as a select list under the field names. */
export function recordSelection(type: ObjectType): RawBuilder<unknown> {
  const own = [...Object.keys(system), 'deletedAt', ...columnNames(type)].map((name) => sql`${column(type, name)}`)
  const beside = Object.entries(type.expressions ?? {})
    .filter(([name]) => !name.startsWith(CUSTOM))
    .map(([name, expression]) => sql`${expression} as ${sql.id(name)}`)
  return sql.join([...own, sql`${customSelection(type)} as ${sql.id('custom')}`, ...beside, ...nothingOf(type)])
}

/** In the place of hidden fields of the program's own stands nothing: the contract promises that they are there. */
const nothingOf = perType((type): readonly RawBuilder<unknown>[] =>
  [...hiddenOf(type).keys()].flatMap((name) => {
    const field = wholeOf(type).fields[name]
    if (!field || field.custom) return []
    return sql`${neutralOf(field) === null ? sql`null` : sql`'[]'::jsonb`} as ${sql.id(name)}`
  }),
)

/** What stands in `custom`, without what is archived and with what is computed. */
function customSelection(type: ObjectType): RawBuilder<unknown> {
  const stored = sql.ref(`${type.table}.custom`)
  const shown = type.archived?.length
    ? sql`(${stored} - array[${sql.join(type.archived.map((name) => sql.lit(name)))}])`
    : stored
  const computed = Object.entries(type.expressions ?? {}).filter(([name]) => name.startsWith(CUSTOM))
  if (computed.length === 0) return shown
  const pairs = computed.flatMap(([name, expression]) => [sql.lit(name.slice(CUSTOM.length)), expression])
  return sql`(${shown} || jsonb_strip_nulls(jsonb_build_object(${sql.join(pairs)})))`
}
