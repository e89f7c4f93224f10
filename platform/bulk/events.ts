import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const kinds = ['change', 'trash', 'restore', 'mend', 'createFor', 'addToList', 'removeFromList', 'do'] as const
const About = { object: z.string(), kind: z.enum(kinds), total: z.int() }

declareEvent('bulk.started', z.object(About))
declareEvent(
  'bulk.finished',
  z.object({ ...About, status: z.string(), changed: z.int(), unchanged: z.int(), failed: z.int() }),
)
