import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const About = { object: z.string(), kind: z.enum(['change', 'trash', 'restore', 'mend']), total: z.int() }

declareEvent('bulk.started', z.object(About))
declareEvent(
  'bulk.finished',
  z.object({ ...About, status: z.string(), changed: z.int(), unchanged: z.int(), failed: z.int() }),
)
