import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Counted = z.object({
  object: z.string(),
  fileName: z.string(),
  status: z.string(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  leftOut: z.int(),
})

declareEvent('import.started', z.object({ object: z.string(), fileName: z.string() }))
declareEvent('import.finished', Counted)
declareEvent('import.undone', Counted.extend({ conflicts: z.int() }))
