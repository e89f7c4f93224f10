import { z } from 'zod'
import { Conflict } from '#platform/undo/undo-shape'

/** A merge as the API tells it. */
export const Merge = z.object({
  id: z.uuid(),
  object: z.string(),
  survivorId: z.uuid(),
  loserIds: z.array(z.uuid()),
  titles: z.record(z.string(), z.string()).describe('By id, the words that named each record then'),
  moved: z.record(z.string(), z.int()).describe('How many rows of which table came along'),
  mergedBy: z.uuid().nullable(),
  mergedByName: z.string().nullable(),
  mergedAt: z.string(),
  undoneAt: z.string().nullable(),
  undoableUntil: z.string().nullable().describe('Null when it was undone, or is too long ago'),
  conflicts: z.array(Conflict),
})
export type Merge = z.infer<typeof Merge>

/** For so long a merge can be taken back. */
export const UNDOABLE_DAYS = 30
