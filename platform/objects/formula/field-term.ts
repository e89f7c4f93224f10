import { sql } from 'kysely'
import { column } from '../columns.ts'
import { CUSTOM } from '../custom-values.ts'
import type { FieldType } from '../field.ts'
import type { ObjectType } from '../object-type.ts'
import type { Term, TermType } from './term.ts'

const termTypes: Partial<Record<FieldType, TermType>> = {
  text: 'text',
  longText: 'text',
  select: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  country: 'text',
  language: 'text',
  number: 'number',
  rating: 'number',
  money: 'money',
  date: 'date',
  dateTime: 'dateTime',
  boolean: 'boolean',
}

/** What a value of a field's type is in a formula; undefined where it is nothing. */
export const termTypeOf = (type: FieldType): TermType | undefined => termTypes[type]

/**
 * A field as a formula names it: `total`, a custom one as `tier` or `custom.tier`. `computed` knows roll-ups and other
 * formulas, which are worked out where they are named.
 */
export function fieldTerm(
  type: ObjectType,
  name: string,
  computed: (name: string) => Term | undefined,
): Term | undefined {
  if (name === 'createdAt' || name === 'updatedAt') return { type: 'dateTime', sql: column(type, name) }
  const full = Object.hasOwn(type.fields, name) ? name : CUSTOM + name
  const field = Object.hasOwn(type.fields, full) ? type.fields[full] : undefined
  if (!field) return undefined
  if (field.type === 'formula' || field.type === 'rollup') return computed(full)
  const kind = termTypeOf(field.type)
  if (!kind) return undefined
  const cell = column(type, full)
  return { type: kind, sql: kind === 'number' || kind === 'money' ? sql`(${cell})::numeric` : cell }
}
