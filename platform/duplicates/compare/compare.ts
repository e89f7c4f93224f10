import { type Commonness, priorBits } from './commonness.ts'
import { compareOrganisations } from './compare-organisations.ts'
import { comparePeople } from './compare-people.ts'
import { bitsOf, type Evidence } from './evidence.ts'
import type { Profile } from './profile.ts'

/** What is compared: people and organisations are recognised by different things. */
export type Kind = 'person' | 'organisation'

/** How sure it is that two records are one. */
export interface Match {
  /** The chance, between 0 and 1. */
  confidence: number
  /** What speaks for and against it, the weightiest first. */
  reasons: Evidence[]
}

/**
 * Compares two records as Fellegi and Sunter do (1969): each agreement and disagreement is worth the logarithm of how much
 * more often it is met among duplicates than among strangers; with what is expected beforehand they add up to the odds.
 */
export function compare(kind: Kind, common: Commonness, a: Profile, b: Profile): Match {
  const found = kind === 'person' ? comparePeople(common, a, b) : compareOrganisations(common, a, b)
  const reasons = found.toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
  return { confidence: 1 / (1 + 2 ** -(priorBits(common.size) + bitsOf(found))), reasons }
}

/** From here on two records are shown to somebody as possibly one. */
export const WORTH_A_LOOK = 0.5
