import type { Ctx } from '#platform/ctx/ctx'
import type { Filter, Happening, Membership, Reckoning, Relatedness } from '#platform/objects/filter'
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
export const isRelatedness = (leaf: Leaf): leaf is Relatedness => 'relation' in leaf
export const isMembership = (leaf: Leaf): leaf is Membership => 'segment' in leaf

/** The segments a filter speaks of. */
export const segmentsIn = (filter: Filter): string[] =>
  leavesOf(filter).flatMap(({ leaf }) => (isMembership(leaf) ? [leaf.segment] : []))

/**
 * Whether time alone can change who matches, or something that no event of the record or of what it looks at tells: a
 * field worked out from other records. Such a segment is gone through every hour, others once a night.
 */
export const isRestless = ({ objects }: Pick<Ctx, 'objects'>, filter: Filter): boolean =>
  leavesOf(filter).some(({ leaf }) => {
    if (isHappening(leaf)) return leaf.within !== undefined
    if (!('field' in leaf) || isReckoning(leaf)) return false
    return leaf.op === 'inLast' || leaf.op === 'inNext' || isComputed(objects, leaf.field)
  })

/** By its name alone, whichever object has it: a pass too many is no harm. */
const isComputed = (objects: Ctx['objects'], path: string) =>
  objects
    .all()
    .some(({ fields }) =>
      Object.entries(fields).some(
        ([name, { type }]) => (type === 'formula' || type === 'rollup') && (path === name || path.endsWith(`.${name}`)),
      ),
    )
