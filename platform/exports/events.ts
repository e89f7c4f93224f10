import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Taken = z.object({
  kind: z.string(),
  object: z.string().nullable(),
  format: z.string(),
  fileName: z.string(),
  /** Rows in it; of a whole workspace, of all its tables. */
  rows: z.int(),
})

/** Who asked for which records, narrowed how; from where, as the writing of the file has no address. */
declareEvent('export.started', Taken.omit({ rows: true }).extend({ query: z.record(z.string(), z.unknown()) }))
/** Who took which records out of Kith, and how many. */
declareEvent('export.finished', Taken)
declareEvent('export.downloaded', Taken)
/** A whole workspace came from another Kith. */
declareEvent('workspace.imported', z.object({ fileName: z.string(), rows: z.int() }))
