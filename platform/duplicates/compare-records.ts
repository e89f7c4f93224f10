import type { Ctx } from '#platform/ctx/ctx'
import { columnsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { comparedNames, profilesOf, recognisedBy } from './alike.ts'
import type { Commonness } from './compare/commonness.ts'
import { compare, WORTH_A_LOOK } from './compare/compare.ts'
import type { Profile } from './compare/profile.ts'
import { candidatesFor, inParts } from './find-candidates.ts'
import { keysOf } from './keys.ts'
import { type FoundPair, inOrder } from './pairs.ts'

/** Profiles read earlier in the same search, so that neighbours in a block are read once. */
export type KnownProfiles = Map<string, Profile>

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
  { common, known = new Map(), sides = 'both' }: Comparing,
): Promise<FoundPair[]> {
  const keys = new Map([...profiles].map(([id, profile]) => [id, keysOf(type, profile)]))
  const candidates = await candidatesFor(ctx, type, keys)
  const others = new Set(
    [...candidates].flatMap(([id, ids]) => [...ids].filter((other) => sides === 'both' || other < id)),
  )
  const missing = [...others].filter((id) => !profiles.has(id) && !known.has(id))
  await inParts(missing, async (ids) => {
    for (const [id, profile] of await readProfiles(ctx, type, ids)) known.set(id, profile)
  })
  for (const [id, profile] of profiles) known.set(id, profile)
  const found = new Map<string, FoundPair>()
  for (const [id, profile] of profiles)
    for (const other of candidates.get(id) ?? []) {
      const { a, b } = inOrder(id, other)
      if (found.has(a + b) || (sides === 'earlier' && a === id)) continue
      const partner = known.get(other)
      if (!partner) continue
      const match = compare(recognisedBy(type)?.kind ?? 'organisation', common, profile, partner)
      if (match.confidence >= WORTH_A_LOOK) found.set(a + b, { a, b, ...match })
    }
  return [...found.values()]
}
