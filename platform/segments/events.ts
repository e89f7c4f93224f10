import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

/** Why somebody came in or went: a change of data, time going by, an edited filter, a hand. */
export const reasons = ['change', 'time', 'edit', 'list'] as const
export type Reason = (typeof reasons)[number]

const Named = z.object({ segmentId: z.uuid(), name: z.string() })
const Moved = Named.extend({ because: z.enum(reasons) })

declareEvent('segment.created', Named)
declareEvent('segment.updated', Named.extend({ filterChanged: z.boolean() }))
declareEvent('segment.deleted', Named)
declareEvent('segment.entered', Moved)
declareEvent('segment.left', Moved)
declareEvent('segment.filled', Moved.extend({ entered: z.int(), left: z.int() }))
