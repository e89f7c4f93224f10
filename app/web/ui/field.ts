import type { FieldType } from '#platform/objects/field'
import type { Money } from './format.ts'

export type { FieldType }

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'neutral'

/** One choice of a select. `tone` dots it; `share` (0 to 1) draws it as a ring that fills up, as for a lifecycle. */
export interface Option {
  value: string
  label: string
  tone?: Tone
  share?: number
  /** One of `optionColors`, of an option the workspace made. */
  color?: string
  /** What it is one of: the pipeline of a stage. */
  within?: string
}

/** The colours an option may have: those of the charts, told apart by everybody. */
export const optionColors = ['teal', 'amber', 'blue', 'red', 'violet', 'green', 'grey'] as const

/** A field as the generic parts know it; the server's descriptor with its words in the user's language. */
export interface Field {
  key: string
  label: string
  type: FieldType
  options?: Option[]
  /** For relations: the object type on the other side. */
  object?: string
  readOnly?: boolean
  /** Why it can't be changed, or what belongs in it. */
  hint?: string
  /** Worked out by Kith; `type` is then what it yields. */
  computed?: 'formula' | 'rollup'
}

/** Another record, or a colleague, named so that it can be shown and opened. */
export interface RecordRef {
  id: string
  name: string
  detail?: string
  kind?: 'person' | 'company'
  href?: string
}

/** One of several emails or phones. At most one is primary. */
export interface Reachable {
  value: string
  primary: boolean
}

export interface Address {
  street?: string
  postcode?: string
  city?: string
  region?: string
  country?: string
}

// Rows come as JSON of any object type; these read one value and give nothing where the shape is another.
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const textOf = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** Money comes as minor units beside its record's currency. */
export const moneyOf = (value: unknown, currency: string): Money | undefined =>
  typeof value === 'number' ? { amount: value, currency } : undefined

export const reachablesOf = (value: unknown): Reachable[] =>
  Array.isArray(value)
    ? value.flatMap((item) =>
        isObject(item) && typeof item.value === 'string' ? [{ value: item.value, primary: item.primary === true }] : [],
      )
    : []

/** The primary one, else the first. */
export const primaryOf = (value: unknown) => {
  const all = reachablesOf(value)
  return all.find((one) => one.primary) ?? all[0]
}

export const addressesOf = (value: unknown): Address[] =>
  Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : []

export const refOf = (value: unknown): RecordRef | undefined =>
  isObject(value) && typeof value.id === 'string' && typeof value.name === 'string'
    ? (value as unknown as RecordRef) // id and name are what we were promised; the rest is optional
    : undefined

export const refsOf = (value: unknown): RecordRef[] =>
  Array.isArray(value) ? value.flatMap((item) => refOf(item) ?? []) : []

/** A record of any object, or a colleague (`user`). */
export interface Link {
  object: string
  id: string
  /** Attends without being invited by mail. */
  uninvited?: true
}

export const linksOf = (value: unknown): Link[] =>
  Array.isArray(value)
    ? value.flatMap((item) =>
        isObject(item) && typeof item.object === 'string' && typeof item.id === 'string'
          ? [{ object: item.object, id: item.id, ...(item.uninvited === true ? { uninvited: true } : {}) }]
          : [],
      )
    : []

/** Somebody's part of something, in whole percent. */
export interface Share {
  userId: string
  percent: number
}

export const sharesOf = (value: unknown): Share[] =>
  Array.isArray(value)
    ? value.flatMap((item) =>
        isObject(item) && typeof item.userId === 'string' && typeof item.percent === 'number'
          ? [{ userId: item.userId, percent: item.percent }]
          : [],
      )
    : []

/** A small step of something to do. */
export interface ChecklistItem {
  text: string
  done: boolean
}

export const checklistOf = (value: unknown): ChecklistItem[] =>
  Array.isArray(value)
    ? value.flatMap((item) =>
        isObject(item) && typeof item.text === 'string' ? [{ text: item.text, done: item.done === true }] : [],
      )
    : []

/** Nothing there: null, empty text, an empty list. */
export const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
