import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

declareEvent(
  'undo.done',
  z.object({
    causeId: z.uuid().nullable(),
    changed: z.int(),
    trashed: z.int(),
    restored: z.int(),
    conflicts: z.int(),
  }),
)
