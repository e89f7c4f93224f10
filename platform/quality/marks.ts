import { isValidPhoneNumber } from 'libphonenumber-js/min'
import { recognisedBy } from '#platform/duplicates/alike'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { parseCountry } from '#platform/values/country'
import { parseEmail } from '#platform/values/email'
import { isDisposableEmail, isRoleEmail } from '#platform/values/mail-domains'
import { mendEmail } from '#platform/values/mend-value'
import { repairNameCase } from '#platform/values/person-name'
import { addressesIn } from './addresses.ts'
import { mendedReachables, reachablesOf } from './reachables.ts'

/**
 * What can be wrong with a record, the most harmful first: what stands earlier is worth mending sooner, by its weight in
 * the order of the page.
 */
export const marks = {
  emailInvalid: 10,
  emailSlip: 9,
  unreachable: 8,
  phoneSlip: 7,
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

/** What a record alone says is wrong with it. A slip that Kith can mend is no invalid value: that one needs somebody who knows. */
export function ownMarks(type: ObjectType, record: AnyRecord, home: string): Mark[] {
  const emails = reachablesOf(type, record, 'email').map(({ before }) => before)
  const phones = reachablesOf(type, record, 'phone').map(({ before }) => before)
  const slips = mendedReachables(type, record, 'phone', home)
  const isPerson = recognisedBy(type)?.kind === 'person'
  const found: [Mark, boolean][] = [
    ['emailInvalid', emails.some((email) => !parseEmail(email).ok && !mendEmail(email))],
    ['emailSlip', emails.some((email) => mendEmail(email) !== null)],
    ['emailDisposable', emails.some(isDisposableEmail)],
    ['emailRole', isPerson && emails.some(isRoleEmail)],
    ['phoneInvalid', phones.some((phone) => !isValid(phone) && !slips.some(({ before }) => before === phone))],
    ['phoneSlip', slips.length > 0],
    ['unreachable', isPerson && emails.length === 0 && phones.length === 0],
    ['nameCase', Object.keys(repairedNames(type, record)).length > 0],
    ['countryUnknown', addressesIn(type, record).some(({ country }) => country !== null && !isIso(country))],
  ]
  return found.flatMap(([mark, holds]) => (holds ? mark : []))
}

const isValid = (phone: string) => isValidPhoneNumber(phone.replace(/;ext=.*$/, ''))

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

function isIso(country: string): boolean {
  const parsed = parseCountry(country)
  return parsed.ok && parsed.value === country
}
