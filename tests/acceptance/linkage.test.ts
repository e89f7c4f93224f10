import { expect, test } from 'vitest'
import { hasLinkageData, linkageSets, linked } from '#tests/support/linkage'

/** The real linkage data lies beside the repository; without it there is nothing to hold the matching against. */
const real = test.skipIf(!hasLinkageData)

real.each(linkageSets.map((set) => [set.name, set] as const))(
  '%s: as many found, and as right, as its README asks',
  (_, set) => {
    const { pairs, groups } = linked(set)
    const scored = set.kind === 'person' ? groups : pairs
    expect(scored.f1).toBeGreaterThanOrEqual(set.least.f1)
    expect(scored.precision).toBeGreaterThanOrEqual(set.least.precision)
  },
  60_000,
)
