import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

/** Why a score is another: something changed or happened, time went by, the rules were edited. */
export const reasons = ['change', 'time', 'edit'] as const
export type Because = (typeof reasons)[number]

const Moved = z.tuple([z.int(), z.int()])

/** Told when the label is another, with what it was (null: none yet) and what it is. */
declareEvent(
  'contact.score_changed',
  z.object({
    label: z.tuple([z.string().nullable(), z.string()]),
    fit: Moved,
    engagement: Moved,
    because: z.enum(reasons),
  }),
)
declareEvent('scoring.updated', z.object({ active: z.boolean(), rulesChanged: z.boolean(), version: z.int() }))
