import { type RawBuilder, sql } from 'kysely'
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
export type FieldFacts = Pick<Field, 'type' | 'sortable' | 'alphabetical' | 'searchable' | 'key' | 'options' | 'object'>

/** A field of the type or of every type; undefined when there is none of that name. */
export function fieldFacts(type: ObjectType, name: string): FieldFacts | undefined {
  return Object.hasOwn(type.fields, name) ? type.fields[name] : Object.hasOwn(system, name) ? system[name] : undefined
}

/** Reference to a column of the type's table, e.g. `"contacts"."first_name"`. */
export const column = (type: ObjectType, name: string): RawBuilder<unknown> => sql.ref(`${type.table}.${name}`)

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
    .filter(([, field]) => isColumn(field))
    .map(([name]) => name),
)

/** Everything a client reads of a record, as a select list under the field names. */
export function recordSelection(type: ObjectType): RawBuilder<unknown> {
  const own = [...Object.keys(system), 'deletedAt', 'custom', ...columnNames(type)].map(
    (name) => sql`${column(type, name)}`,
  )
  const beside = Object.entries(type.expressions ?? {}).map(
    ([name, expression]) => sql`${expression} as ${sql.id(name)}`,
  )
  return sql.join([...own, ...beside])
}
