/** What a value can be common as. */
export type ValueKind = 'given' | 'family' | 'word' | 'city' | 'company'

/** How common values are among the records compared: agreeing on Schmidt says less than agreeing on Quandzykowski. */
export interface Commonness {
  /** Records compared with each other. */
  size: number
  /** Share of records with the value, by kind; values too rare to be listed are left out. */
  shares: Partial<Record<ValueKind, ReadonlyMap<string, number>>>
}

/** Bits that agreement on a value is worth by its rarity, between 1 and `most`. */
export function rarity({ size, shares }: Commonness, kind: ValueKind, value: string, most: number): number {
  // A value that stands nowhere in the lists may be that of the two records alone.
  const share = shares[kind]?.get(value) ?? 2 / Math.max(size, SMALL)
  return Math.max(1, Math.min(most, -Math.log2(share)))
}

/** In a base of a few records each value looks common, or rare, by chance. */
export const SMALL = 1_000

/**
 * Bits against any two records being the same before anything is known: of some n²/2 pairs in a base of n some n/2 are
 * expected to be duplicates. Small bases are taken as larger, for a first customer is not yet everybody.
 */
export const priorBits = (size: number): number => -Math.log2(Math.max(size, SMALL))
