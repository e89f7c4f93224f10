/** How two values stand to each other, in words a screen has. */
export const verdicts = [
  'same', 'spelling', 'nickname', 'initial', 'part', 'similar', 'slip', 'swapped', 'sameLocalPart', 'lastDigits', 'near', 'sameDomain', 'different',
] as const // biome-ignore format: one glance
export type Verdict = (typeof verdicts)[number]

/** What is compared of two records. */
export const facets = [
  'name', 'given', 'family', 'email', 'phone', 'street', 'postcode', 'city', 'region', 'company', 'domain', 'birthday', 'identifier',
] as const // biome-ignore format: one glance
export type Facet = (typeof facets)[number]

/** What one comparison says: bits for (above zero) or against the two being the same. */
export interface Evidence {
  facet: Facet
  verdict: Verdict
  bits: number
}

export const evidence = (facet: Facet, verdict: Verdict, bits: number): Evidence => ({ facet, verdict, bits })

export const bitsOf = (found: readonly Evidence[]): number => found.reduce((sum, { bits }) => sum + bits, 0)

/** The same evidence, counted for no more than `most` together. */
export function capped(found: readonly Evidence[], most: number): Evidence[] {
  const bits = bitsOf(found)
  return bits <= most ? [...found] : found.map((one) => ({ ...one, bits: (one.bits * most) / bits }))
}

/** Nothing where one of the two has no such value: what is missing says nothing. */
export type Comparison = Evidence | null
