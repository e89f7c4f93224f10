import { valueIn } from '#platform/objects/custom-values'
import type { ObjectType } from '#platform/objects/object-type'
import { type Mended, mendEmail, mendPhone } from '#platform/values/mend-value'
import { addressesIn } from './addresses.ts'

type Values = Readonly<Record<string, unknown>>

/** A value that was probably meant otherwise. `at` is its place in a list; null for a field that holds one. */
export interface MendedValue extends Mended {
  field: string
  at: number | null
  before: string
}

/** Emails and phones of a record, with the field each stands in. */
export function reachablesOf(type: ObjectType, record: Values, kind: 'email' | 'phone') {
  return Object.entries(type.fields).flatMap(([field, one]) => {
    if (one.type !== kind && one.type !== `${kind}s`) return []
    const value = valueIn(record, field)
    const many = Array.isArray(value)
    return [value].flat().flatMap((item, index): Omit<MendedValue, keyof Mended>[] => {
      const before: unknown = typeof item === 'string' ? item : Object(item).value
      return typeof before === 'string' && before !== '' ? [{ field, at: many ? index : null, before }] : []
    })
  })
}

/** Which of a record's emails or phones have a slip, and what was meant. `home` is the workspace's country. */
export function mendedReachables(type: ObjectType, record: Values, kind: 'email' | 'phone', home: string) {
  const countries = addressesIn(type, record).flatMap(({ country }) => country ?? [])
  return reachablesOf(type, record, kind).flatMap((value): MendedValue[] => {
    const mended = kind === 'email' ? mendEmail(value.before) : mendPhone(value.before, home, countries)
    return mended ? [{ ...value, ...mended }] : []
  })
}
