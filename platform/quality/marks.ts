import { isValidPhoneNumber } from 'libphonenumber-js/min'
import { recognisedBy } from '#platform/duplicates/alike'
import { valueIn } from '#platform/objects/custom-values'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { parseCountry } from '#platform/values/country'
import { parseEmail } from '#platform/values/email'
import { isDisposableEmail, isRoleEmail } from '#platform/values/mail-domains'
import { repairNameCase } from '#platform/values/person-name'

/**
 * What can be wrong with a record, the most harmful first: what stands earlier is worth mending sooner, by its weight in
 * the order of the page.
 */
export const marks = {
  emailInvalid: 10,
  unreachable: 8,
  phoneInvalid: 6,
  emailDisposable: 6,
  companyKnown: 5,
  nameCase: 4,
  countryUnknown: 3,
  orphaned: 2,
  stale: 2,
  emailRole: 1,
} as const
export type Mark = keyof typeof marks

/** What a record alone says is wrong with it. */
export function ownMarks(type: ObjectType, record: AnyRecord): Mark[] {
  const emails = textsOf(type, record, ['emails', 'email'])
  const phones = textsOf(type, record, ['phones', 'phone'])
  const isPerson = recognisedBy(type)?.kind === 'person'
  const found: [Mark, boolean][] = [
    ['emailInvalid', emails.some((email) => !parseEmail(email).ok)],
    ['emailDisposable', emails.some(isDisposableEmail)],
    ['emailRole', isPerson && emails.some(isRoleEmail)],
    ['phoneInvalid', phones.some((phone) => !isValidPhoneNumber(phone.replace(/;ext=.*$/, '')))],
    ['unreachable', isPerson && emails.length === 0 && phones.length === 0],
    ['nameCase', Object.keys(repairedNames(type, record)).length > 0],
    ['countryUnknown', countriesIn(type, record).some((country) => !isIso(country))],
  ]
  return found.flatMap(([mark, holds]) => (holds ? mark : []))
}

/** Names of a person that are all capitals or all small, as they should be written. */
export function repairedNames(type: ObjectType, record: Readonly<Record<string, unknown>>): Record<string, string> {
  const by = recognisedBy(type)
  const names = by?.kind === 'person' ? [by.given, by.family] : []
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = name ? record[name] : null
      if (!name || typeof value !== 'string') return []
      const repaired = repairNameCase(value)
      return repaired === value ? [] : [[name, repaired]]
    }),
  )
}

function textsOf(type: ObjectType, record: AnyRecord, types: readonly string[]): string[] {
  return Object.entries(type.fields)
    .filter(([, field]) => types.includes(field.type))
    .flatMap(([name]) => [valueIn(record, name) ?? []].flat())
    .flatMap((item) => {
      const text: unknown = typeof item === 'string' ? item : Object(item).value
      return typeof text === 'string' ? text : []
    })
}

function countriesIn(type: ObjectType, record: AnyRecord): string[] {
  return Object.entries(type.fields)
    .filter(([, { type: kind }]) => kind === 'addresses' || kind === 'address' || kind === 'country')
    .flatMap(([name]) => [valueIn(record, name) ?? []].flat())
    .flatMap((item) => {
      const text: unknown = typeof item === 'string' ? item : Object(item).country
      return typeof text === 'string' && text !== '' ? text : []
    })
}

function isIso(country: string): boolean {
  const parsed = parseCountry(country)
  return parsed.ok && parsed.value === country
}
