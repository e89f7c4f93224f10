import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

/** Says why a field changed: somebody put back what it was before or after the change of that event. */
declareEvent('value.restored', z.object({ field: z.string(), eventId: z.uuid(), at: z.string() }))
declareEvent('audit.exported', z.object({ rows: z.int(), query: z.record(z.string(), z.unknown()).optional() }))
