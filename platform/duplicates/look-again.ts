import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { tellChanged } from '#platform/realtime/changes'
import { commonnessOf } from './commonness-of-base.ts'
import { pairsOf, readProfiles } from './compare-records.ts'
import { writeKeys } from './keys.ts'
import { notePairs } from './pairs.ts'

/**
 * Compares some records with the whole base again, after they came, changed, or went: keys and pairs follow. About 10 ms
 * for one record among 100,000.
 */
export async function lookAgain(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<void> {
  const [profiles, common] = await Promise.all([readProfiles(ctx, type, ids), commonnessOf(ctx, type)])
  await writeKeys(ctx, type, ids, profiles)
  const isAnother = await notePairs(ctx, type, ids, await pairsOf(ctx, type, profiles, { common }))
  if (isAnother) await tellChanged(ctx, ['duplicates'])
}
