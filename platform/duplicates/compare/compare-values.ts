import { distance } from 'fastest-levenshtein'
import { isRoleEmail } from '#platform/values/mail-domains'
import { type Commonness, rarity } from './commonness.ts'
import { type Comparison, type Evidence, evidence } from './evidence.ts'
import type { Place } from './profile.ts'
import { isSlip, likeness } from './similarity.ts'

const best = (found: readonly Evidence[]): Comparison =>
  found.reduce<Comparison>((most, one) => (most && most.bits >= one.bits ? most : one), null)

/** The best of all pairs of two lists, nothing where one is empty. */
function bestPair<T>(a: readonly T[], b: readonly T[], compare: (x: T, y: T) => Evidence): Comparison {
  const [x, y] = [a[0], b[0]]
  // Nearly all have one each, and are compared by the million.
  if (x !== undefined && y !== undefined && a.length === 1 && b.length === 1) return compare(x, y)
  return best(a.flatMap((one) => b.map((other) => compare(one, other))))
}

export const compareEmails = (a: readonly string[], b: readonly string[]) => bestPair(a, b, emailEvidence)

function emailEvidence(a: string, b: string): Evidence {
  if (a === b) return evidence('email', 'same', isRoleEmail(a) ? 6 : 15)
  const [localA = '', domainA = ''] = a.split('@')
  const [localB = '', domainB = ''] = b.split('@')
  if (localA === localB && localA.length > 5 && !isRoleEmail(a)) return evidence('email', 'sameLocalPart', 8)
  const isNear = localA.length > 5 && Math.abs(a.length - b.length) <= 2 && distance(a, b) <= 2
  if (isNear && likeness(domainA, domainB) > 0.8) return evidence('email', 'slip', 9)
  if (domainA === domainB && localA.length > 6 && likeness(localA, localB) > 0.93)
    return evidence('email', 'similar', 5)
  return evidence('email', 'different', -1)
}

export const comparePhones = (a: readonly string[], b: readonly string[]) => bestPair(a, b, phoneEvidence)

function phoneEvidence(a: string, b: string): Evidence {
  if (a === b) return evidence('phone', 'same', 12)
  if (a.length > 6 && b.length > 6 && a.slice(-7) === b.slice(-7)) return evidence('phone', 'lastDigits', 10)
  if (a.length > 6 && isSlip(a, b)) return evidence('phone', 'slip', 6)
  return evidence('phone', 'different', -1)
}

export const compareIdentifiers = (a: readonly string[], b: readonly string[]) => bestPair(a, b, identifierEvidence)

function identifierEvidence(a: string, b: string): Evidence {
  if (a === b) return evidence('identifier', 'same', 16)
  if (a.length > 5 && isSlip(a, b)) return evidence('identifier', 'slip', 6)
  return evidence('identifier', 'different', -2)
}

/** Dates as 1971-06-24. */
export function compareBirthdays(a: string, b: string): Comparison {
  if (!a || !b) return null
  if (a === b) return evidence('birthday', 'same', 13)
  const [yearA = '', monthA, dayA] = a.split('-')
  const [yearB = '', monthB, dayB] = b.split('-')
  if (yearA === yearB && monthA === dayB && dayA === monthB) return evidence('birthday', 'swapped', 9)
  if (isSlip(a, b)) return evidence('birthday', 'slip', 7)
  if (monthA === monthB && dayA === dayB) return evidence('birthday', 'near', 4)
  if (yearA === yearB && (monthA === monthB || dayA === dayB)) return evidence('birthday', 'near', 3)
  if (distance(a, b) <= 2) return evidence('birthday', 'near', 2)
  return evidence('birthday', 'different', -4)
}

export const compareDomains = (a: readonly string[], b: readonly string[], bits: number) =>
  bestPair(a, b, (x, y) => (x === y ? evidence('domain', 'sameDomain', bits) : evidence('domain', 'different', -1)))

export const compareCompanies = (common: Commonness, a: readonly string[], b: readonly string[]) =>
  bestPair(a, b, (x, y) => {
    if (x === y) return evidence('company', 'same', Math.min(7, rarity(common, 'company', x, 7)))
    if (likeness(x, y) > 0.9) return evidence('company', 'similar', 4)
    return evidence('company', 'different', -1)
  })

/** What the parts of the places say together, of the pair of places that agrees most. */
export function comparePlaces(common: Commonness, a: readonly Place[], b: readonly Place[]): Evidence[] {
  const pairs = a.flatMap((x) => b.map((y) => placeEvidence(common, x, y)))
  const total = (found: readonly Evidence[]) => found.reduce((sum, { bits }) => sum + bits, 0)
  return pairs.reduce<Evidence[]>((most, one) => (most.length > 0 && total(most) >= total(one) ? most : one), [])
}

function placeEvidence(common: Commonness, a: Place, b: Place): Evidence[] {
  return [
    streetEvidence(a, b),
    postcodeEvidence(a.postcode, b.postcode),
    a.city && b.city ? cityEvidence(common, a.city, b.city) : null,
    a.region && b.region && a.region !== b.region && !isSlip(a.region, b.region)
      ? evidence('region', 'different', -1)
      : null,
  ].filter((found) => found !== null)
}

function streetEvidence(a: Place, b: Place): Comparison {
  if (!a.street || !b.street) return null
  const alike = likeness(a.street, b.street)
  const isSameNumber = a.number === b.number
  if (alike === 1 && isSameNumber) return evidence('street', 'same', 10)
  if (alike > 0.9 && isSameNumber) return evidence('street', 'similar', 8)
  if (alike > 0.9) return evidence('street', 'near', a.number && b.number ? 3 : 5)
  if (alike > 0.8 && isSameNumber && a.number) return evidence('street', 'similar', 4)
  return evidence('street', 'different', -1.5)
}

function postcodeEvidence(a: string, b: string): Comparison {
  if (!a || !b) return null
  if (a === b) return evidence('postcode', 'same', 6)
  if (isSlip(a, b)) return evidence('postcode', 'slip', 3)
  return evidence('postcode', 'different', -1.5)
}

function cityEvidence(common: Commonness, a: string, b: string): Evidence {
  if (a === b) return evidence('city', 'same', rarity(common, 'city', a, 6))
  if (likeness(a, b) > 0.9) return evidence('city', 'similar', Math.min(4, rarity(common, 'city', a, 6)))
  return evidence('city', 'different', -1)
}
