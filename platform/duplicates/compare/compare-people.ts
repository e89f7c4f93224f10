import { type Commonness, rarity } from './commonness.ts'
import {
  compareBirthdays,
  compareCompanies,
  compareDomains,
  compareEmails,
  compareIdentifiers,
  comparePhones,
  comparePlaces,
} from './compare-values.ts'
import { bitsOf, capped, type Evidence, evidence } from './evidence.ts'
import { areForms } from './nicknames.ts'
import type { Profile } from './profile.ts'
import { likeness } from './similarity.ts'

/** Evidence for and against two people being one. Its sum, with the prior, is the logarithm of the odds. */
export function comparePeople(common: Commonness, a: Profile, b: Profile): Evidence[] {
  const names = compareNames(common, a, b)
  const shared = [
    comparePhones(a.phones, b.phones),
    ...comparePlaces(common, a.places, b.places),
    workplace(common, a, b),
  ].filter((found) => found !== null)
  const own = [
    compareEmails(a.emails, b.emails),
    compareBirthdays(a.birthday, b.birthday),
    compareIdentifiers(a.identifiers, b.identifiers),
  ].filter((found) => found !== null)
  const isOther = names.some(({ facet, verdict }) => facet === 'given' && verdict === 'different')
  return [...names, ...own, ...(isOther ? capped(shared, HOUSEHOLD) : shared)]
}

/**
 * People of different given names share a family name, a home, a phone and an employer without being one: what they share
 * is worth no more than this together.
 */
const HOUSEHOLD = 6

/** A company agreed on, or the domain of the mails; the one follows from the other and counts once. */
function workplace(common: Commonness, a: Profile, b: Profile) {
  const company = compareCompanies(common, a.companies, b.companies)
  const domain = compareDomains(a.domains, b.domains, 5)
  return (company?.bits ?? -9) >= (domain?.bits ?? -9) ? company : domain
}

/** Given and family name as they stand, or each as the other where that fits better. */
function compareNames(common: Commonness, a: Profile, b: Profile): Evidence[] {
  const straight = [
    ...compareName(common, 'given', a.given, b.given),
    ...compareName(common, 'family', a.family, b.family),
  ]
  if (!a.given || !a.family || !b.given || !b.family || (a.given === b.given && a.family === b.family)) return straight
  if (likeness(a.given, b.family) < 0.85 && likeness(a.family, b.given) < 0.85) return straight
  const crossed = [
    ...compareName(common, 'given', a.given, b.family),
    ...compareName(common, 'family', a.family, b.given),
  ]
  if (bitsOf(crossed) - SWAPPING <= bitsOf(straight)) return straight
  return [evidence('name', 'swapped', bitsOf(crossed) - SWAPPING)]
}

/** One record in eight has its names swapped, at most. */
const SWAPPING = 3

type Part = 'given' | 'family'

function compareName(common: Commonness, part: Part, a: string, b: string): Evidence[] {
  if (!a || !b) return []
  if (a === b) return [evidence(part, 'same', rarity(common, part, a, 12))]
  const worth = Math.min(rarity(common, part, a, 12), rarity(common, part, b, 12))
  return [differing(part, a, b, worth)]
}

function differing(part: Part, a: string, b: string, worth: number): Evidence {
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')]
  if (isPart(wordsA, wordsB) || isPart(wordsB, wordsA)) return evidence(part, 'part', Math.max(1, worth - 1))
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return evidence(part, 'spelling', worth)
  if (part === 'given') {
    const [firstA = '', firstB = ''] = [wordsA[0], wordsB[0]]
    if (firstA[0] === firstB[0] && (firstA.length === 1 || firstB.length === 1)) return evidence(part, 'initial', 2.5)
    if (areForms(a, b) || areForms(firstA, firstB)) return evidence(part, 'nickname', Math.max(2, worth - 2))
  }
  const alike = likeness(a, b)
  if (alike > 0.92) return evidence(part, 'similar', Math.max(2, worth * 0.8))
  if (alike > 0.85) return evidence(part, 'similar', Math.max(1, worth * 0.5))
  if (alike > 0.75) return evidence(part, 'similar', 0)
  return evidence(part, 'different', part === 'given' ? -6 : -5)
}

const isPart = (some: readonly string[], all: readonly string[]) =>
  some.length < all.length && some.every((word) => word.length > 1 && all.includes(word))
