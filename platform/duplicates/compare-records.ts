import type { Ctx } from '#platform/ctx/ctx'
import { columnsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { comparedNames, profilesOf, recognisedBy } from './alike.ts'
import type { Commonness } from './compare/commonness.ts'
import { compare, WORTH_A_LOOK } from './compare/compare.ts'
import type { Profile } from './compare/profile.ts'
import { candidatesFor, inParts } from './find-candidates.ts'
import { keysOf } from './keys.ts'
import type { KnownProfiles } from './known-profiles.ts'
import { type FoundPair, inOrder } from './pairs.ts'

/** Live records as they are compared. */
export async function readProfiles(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Map<string, Profile>> {
  const records = await columnsOf(ctx, type, ids, ['deletedAt', ...comparedNames(type)])
  return profilesOf(
    type,
    records.filter(({ deletedAt }) => deletedAt === null),
  )
}

export interface Comparing {
  common: Commonness
  known?: KnownProfiles
  /** With records of smaller ids only: who goes through all meets each pair once. */
  sides?: 'both' | 'earlier'
}

/** Every pair worth a look that some records are in. */
export async function pairsOf(
  ctx: Ctx,
  type: ObjectType,
  profiles: ReadonlyMap<string, Profile>,
  { common, known, sides = 'both' }: Comparing,
): Promise<FoundPair[]> {
  const keys = new Map([...profiles].map(([id, profile]) => [id, keysOf(type, profile)]))
  const candidates = await candidatesFor(ctx, type, keys)
  const others = new Set(
    [...candidates].flatMap(([id, ids]) => [...ids].filter((other) => sides === 'both' || other < id)),
  )
  const partners = await partnersOf(ctx, type, [...others], profiles, known)
  const found = new Map<string, FoundPair>()
  for (const [id, profile] of profiles)
    for (const other of candidates.get(id) ?? []) {
      const { a, b } = inOrder(id, other)
      if (found.has(a + b) || (sides === 'earlier' && a === id)) continue
      const partner = partners.get(other)
      if (!partner) continue
      const match = compare(recognisedBy(type)?.kind ?? 'organisation', common, profile, partner)
      if (match.confidence >= WORTH_A_LOOK) found.set(a + b, { a, b, ...match })
    }
  return [...found.values()]
}

/** The profiles of `profiles` and of all others, as known or read. */
async function partnersOf(
  ctx: Ctx,
  type: ObjectType,
  others: readonly string[],
  profiles: ReadonlyMap<string, Profile>,
  known: KnownProfiles | undefined,
): Promise<Map<string, Profile>> {
  const partners = new Map(profiles)
  for (const id of others) {
    const profile = partners.has(id) ? undefined : known?.get(id)
    if (profile) partners.set(id, profile)
  }
  await inParts(
    others.filter((id) => !partners.has(id)),
    async (ids) => {
      for (const [id, profile] of await readProfiles(ctx, type, ids)) {
        partners.set(id, profile)
        known?.keep(id, profile)
      }
    },
  )
  return partners
}
