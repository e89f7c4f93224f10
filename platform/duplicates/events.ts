import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

declareEvent('duplicates.settings_changed', z.object({ bulkConfidence: z.tuple([z.number(), z.number()]) }))
declareEvent(
  'duplicates.accepted',
  z.object({ object: z.string(), above: z.number(), merged: z.int(), failed: z.int() }),
)
