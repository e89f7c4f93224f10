import type { Ctx } from '#platform/ctx/ctx'
import { type Route, routes } from '#platform/http/route'
import { moveChosen } from './choose-members.ts'
import { compareField, overlapOf } from './compare-segments.ts'
import { segmentComparisons, segmentMemberships, segments } from './contract.ts'
import { changeSegment, createSegment, deleteSegment, objectOf } from './save-segment.ts'
import { membershipsOf, segmentHistory } from './segment-history.ts'
import { sizeOfFilter } from './size-of-filter.ts'
import { describeSegments, findSegment } from './stored-segment.ts'

type One = { id: string }

export const segmentRoutes: Route[] = [
  ...routes(segments, {
    list: async (ctx, { object }) => ({ items: await describeSegments(ctx, { object }) }),
    get: (ctx: Ctx, { id }: One) => findSegment(ctx, id),
    create: createSegment,
    change: changeSegment,
    remove: (ctx: Ctx, { id }: One) => deleteSegment(ctx, id),
    sizes: (ctx, { object, filter }) => sizeOfFilter(ctx, objectOf(ctx, object), filter),
    addMembers: (ctx, { id, ...choice }) => moveChosen(ctx, id, 'in', choice),
    removeMembers: (ctx, { id, ...choice }) => moveChosen(ctx, id, 'out', choice),
    history: segmentHistory,
  }),
  ...routes(segmentMemberships, { list: membershipsOf }),
  ...routes(segmentComparisons, { overlap: overlapOf, field: compareField }),
]
