import type { Ctx } from '#platform/ctx/ctx'
import { moveSome } from '#platform/segments/fixed-members'
import type { Act } from './bulk-shape.ts'

export type Listing = Extract<Act, { list: string }>

/** Whether an act is about who is in a fixed list, and leaves the records themselves as they are. */
export const isListing = (act: Act): act is Listing => act.kind === 'addToList' || act.kind === 'removeFromList'

/** Puts records into a fixed list, or takes them out. @throws Refusal segment_not_found */
export async function applyListing(ctx: Ctx, { kind, list }: Listing, records: readonly { id: string }[]) {
  const ids = records.map(({ id }) => id)
  const { entered, left } = await moveSome(ctx, list, kind === 'addToList' ? 'in' : 'out', ids)
  const changed = entered + left
  return { changed, unchanged: ids.length - changed, failures: [] }
}
