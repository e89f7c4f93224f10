import { splitPath } from '#platform/objects/columns'
import type { Filter, Happening, Membership, Reckoning } from '#platform/objects/filter'
import type { Leaf } from '#platform/objects/filter-leaves'

/** The conditions of a filter, those inside others too, each with how deep inside records that are not the filter's own. */
export function leavesOf(filter: Filter, inside = 0): { leaf: Leaf; inside: number }[] {
  if ('and' in filter) return filter.and.flatMap((part) => leavesOf(part, inside))
  if ('or' in filter) return filter.or.flatMap((part) => leavesOf(part, inside))
  if ('not' in filter) return leavesOf(filter.not, inside)
  const where = isHappening(filter) || isReckoning(filter) ? filter.where : undefined
  return [{ leaf: filter, inside }, ...(where ? leavesOf(where, inside + 1) : [])]
}

export const isHappening = (leaf: Leaf): leaf is Happening => 'event' in leaf
export const isReckoning = (leaf: Leaf): leaf is Reckoning => 'related' in leaf
export const isMembership = (leaf: Leaf): leaf is Membership => 'segment' in leaf

/** The segments a filter speaks of. */
export const segmentsIn = (filter: Filter): string[] =>
  leavesOf(filter).flatMap(({ leaf }) => (isMembership(leaf) ? [leaf.segment] : []))

/**
 * Whether time alone can change who matches, or something that no event of the record or of what points to it tells: a
 * relation looked through from a related record. Such a segment is gone through every hour, others once a night.
 */
export const isRestless = (filter: Filter): boolean =>
  leavesOf(filter).some(({ leaf, inside }) => {
    if (isHappening(leaf)) return leaf.within !== undefined
    if (!('field' in leaf) || isReckoning(leaf)) return false
    return leaf.op === 'inLast' || leaf.op === 'inNext' || (inside > 0 && splitPath(leaf.field).rest.length > 0)
  })
