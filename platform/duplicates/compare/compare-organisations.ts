import { type Commonness, rarity } from './commonness.ts'
import { compareDomains, compareEmails, compareIdentifiers, comparePhones, comparePlaces } from './compare-values.ts'
import { type Comparison, capped, type Evidence, evidence } from './evidence.ts'
import type { Profile } from './profile.ts'
import { likeness } from './similarity.ts'

/** Evidence for and against two organisations being one. */
export function compareOrganisations(common: Commonness, a: Profile, b: Profile): Evidence[] {
  const title = compareTitles(common, a, b)
  const places = comparePlaces(common, a.places, b.places)
  return [
    title,
    comparePhones(a.phones, b.phones),
    ...(title?.verdict === 'different' ? capped(places, ONE_HOUSE) : places),
    compareDomains(a.domains, b.domains, 8),
    compareEmails(a.emails, b.emails),
    compareIdentifiers(a.identifiers, b.identifiers),
  ].filter((found) => found !== null)
}

/** Many firms have their place in one house. */
const ONE_HOUSE = 8

/** Names by their telling words: each word found on the other side counts by its rarity, each left over against it. */
function compareTitles(common: Commonness, a: Profile, b: Profile): Comparison {
  if (a.words.length === 0 || b.words.length === 0) return null
  if (a.name === b.name || a.words.join(' ') === b.words.join(' '))
    return evidence('name', a.name === b.name ? 'same' : 'spelling', Math.min(14, 2 + worthOf(common, a.words)))
  if (a.words.join('') === b.words.join('')) return evidence('name', 'spelling', Math.min(12, worthOf(common, a.words)))
  const { shared, left } = overlap(common, a.words, b.words)
  const bits = Math.min(12, shared) - left * 0.7
  if (shared === 0 || bits < -5) return evidence('name', 'different', -5)
  return evidence('name', bits > 0 ? 'similar' : 'part', bits)
}

const WORD = 8
const worthOf = (common: Commonness, words: readonly string[]) =>
  words.reduce((sum, word) => sum + rarity(common, 'word', word, WORD), 0)

function overlap(common: Commonness, a: readonly string[], b: readonly string[]) {
  const free = new Set(b)
  let shared = 0
  let left = 0
  for (const word of a) {
    const partner = [...free].find((other) => other === word) ?? [...free].find((other) => likeness(other, word) > 0.9)
    const worth = rarity(common, 'word', word, WORD)
    if (partner === undefined) left += worth
    else shared += partner === word ? worth : worth * 0.8
    if (partner !== undefined) free.delete(partner)
  }
  // Of the two names the longer one may simply say more: what it has beyond counts half.
  const beyond = worthOf(common, [...free])
  const [less, more] = left < beyond ? [left, beyond] : [beyond, left]
  return { shared, left: less + more / 2 }
}
