import { z } from 'zod'
import { Address, type Choice, Day, type Field, type FieldType, field, Instant, MinorUnits, Uuid } from './field.ts'
import { isByCreation, valueKind } from './record-values.ts'
import { optionalText, text } from './text.ts'

/** The types a workspace may give a field of its own. */
export const customTypes = [
  'text', 'longText', 'number', 'money', 'date', 'dateTime', 'boolean', 'select', 'multiSelect', 'email', 'phone', 'url',
  'address', 'relation', 'user', 'rating', 'formula', 'rollup',
] as const // biome-ignore format: one glance
export type CustomType = (typeof customTypes)[number]

/** What the registry and the data model both know of a custom field. */
export interface DeclaredField {
  id: string
  object: string
  name: string
  label: string
  help: string | null
  type: CustomType
  options: Choice[]
  required: boolean
  isUnique: boolean
  defaultValue: unknown
  indexed: boolean
  isSensitive: boolean
  searchable: boolean
  relation: string | null
  formula: string | null
}

/** A custom field as the registry needs it. */
export interface FieldRow extends DeclaredField {
  /** A job is filling record_values or converting: the index is not to be relied on. */
  isBusy: boolean
  isConverting: boolean
  rollup: unknown
}

/** A custom field's row as a field of its type. */
export function fieldOf(row: FieldRow): Field {
  const { read, write } = shapesOf(row.type, row.options)
  const indexed = row.indexed && valueKind(row.type) !== undefined
  return field(row.type, read, write, {
    label: row.label,
    ...(row.help ? { help: row.help } : {}),
    custom: { id: row.id, name: row.name },
    required: row.required,
    ...(row.defaultValue === null ? {} : { default: row.defaultValue }),
    unique: row.isUnique,
    ...(row.isUnique ? { key: `custom:${row.name}` as const } : {}),
    indexed,
    filled: indexed && !row.isBusy,
    sortable: indexed && !row.isBusy && !isByCreation(row.type),
    ...(row.isConverting ? { converting: true } : {}),
    sensitive: row.isSensitive,
    searchable: row.searchable,
    ...(hasOptions(row.type) ? { options: row.options.map(({ value }) => value), choices: row.options } : {}),
    ...(isComputedType(row.type) ? { readonly: true } : {}),
    ...(row.formula === null ? {} : { formula: row.formula }),
    ...(row.rollup ? { rollup: row.rollup } : {}),
    ...(row.relation ? { object: row.relation } : {}),
    synonyms: [row.label.toLowerCase()],
  })
}

/** Worked out on reading, never written. */
export const isComputedType = (type: FieldType): boolean => type === 'formula' || type === 'rollup'

export const hasOptions = (type: FieldType): boolean => type === 'select' || type === 'multiSelect'

const finite = z.number().refine(Number.isFinite, { error: 'Not a finite number' })
const HIGHEST_RATING = 5

/** What a client gets and sends for a type; null clears. Email, phone and web address are understood by `normalise`. */
export function shapesOf(type: CustomType, options: readonly Choice[]): { read: z.ZodType; write: z.ZodType } {
  const nullable = (write: z.ZodType) => ({ read: z.unknown(), write: z.union([z.null(), write]) })
  switch (type) {
    case 'text':
    case 'email':
    case 'phone':
    case 'url':
      return { read: z.unknown(), write: optionalText(500) }
    case 'longText':
      return { read: z.unknown(), write: optionalText(100_000) }
    case 'number':
      return nullable(finite)
    case 'money':
      return nullable(MinorUnits)
    case 'date':
      return nullable(Day)
    case 'dateTime':
      return nullable(Instant)
    case 'boolean':
      return nullable(z.boolean())
    case 'rating':
      return nullable(z.int().min(1).max(HIGHEST_RATING))
    case 'select':
      return nullable(oneOf(options))
    case 'multiSelect':
      return { read: z.unknown(), write: z.union([z.null().transform(() => []), z.array(oneOf(options)).max(100)]) }
    case 'address':
      return nullable(Address.omit({ label: true }))
    case 'relation':
    case 'user':
      return nullable(Uuid)
    case 'formula':
    case 'rollup':
      return nullable(z.never())
  }
}

const oneOf = (options: readonly Choice[]) =>
  text(100).refine((value) => options.some((option) => option.value === value), {
    error: 'There is no such option',
    params: {
      mend: `Use one of: ${options
        .slice(0, 50)
        .map(({ value }) => value)
        .join(', ')}.`,
    },
  })
