import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Field } from './field.ts'
import { isList } from './field-kinds.ts'
import type { ObjectType } from './object-type.ts'

/** What stands before the name of a custom field among the fields of its type. */
export const CUSTOM = 'custom.'

/** A field's value in a record as it is read: `custom.tier` is found in its `custom`. */
export function valueIn(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!name.startsWith(CUSTOM)) return record[name]
  const values = record.custom
  const key = name.slice(CUSTOM.length)
  return typeof values === 'object' && values !== null && Object.hasOwn(values, key)
    ? (values as Record<string, unknown>)[key]
    : null
}

/** Values by field name as a record shows them: `{'custom.tier': 'gold'}` becomes `{custom: {tier: 'gold'}}`. */
export function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values))
    if (!name.startsWith(CUSTOM)) plain[name] = value
    else if (value !== null && value !== undefined) custom[name.slice(CUSTOM.length)] = value
  return { ...plain, custom }
}

/** What a row's `custom` holds for a field; an absent list is an empty one. */
export function storedValue(field: Field, key: string, custom: Readonly<Record<string, unknown>>): unknown {
  const value = Object.hasOwn(custom, key) ? custom[key] : undefined
  return value ?? (isList(field.type) ? [] : null)
}

/**
 * A custom field as SQL, of the type it is compared as. What does not fit the field's type (it is being changed) counts as
 * empty and fails nothing. Names of fields are letters and digits, see the table's check.
 */
export function customCell({ table, expressions }: ObjectType, name: string, field: Field): RawBuilder<unknown> {
  const computed = expressions?.[name]
  if (computed) return computed
  const json = sql`${sql.ref(`${table}.custom`)} -> ${sql.lit(name.slice(CUSTOM.length))}`
  const text = sql`${sql.ref(`${table}.custom`)} ->> ${sql.lit(name.slice(CUSTOM.length))}`
  const only = (kind: string, cast: string) =>
    sql`(case when jsonb_typeof(${json}) = ${sql.lit(kind)} then (${json})${sql.raw(cast)} end)`
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating':
      return only('number', '::double precision')
    case 'boolean':
      return only('boolean', '::boolean')
    case 'date':
      return sql`kith.day_of(${text})`
    case 'dateTime':
      return sql`kith.moment_of(${text})`
    case 'relation':
    case 'user':
      return sql`kith.uuid_of(${text})`
    case 'address':
      return only('object', '')
    default:
      return isList(field.type) ? sql`coalesce(${only('array', '')}, '[]')` : sql`(${text})`
  }
}
