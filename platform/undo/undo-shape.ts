import { z } from 'zod'

/** What an undo left as it is, and why: one field of a record, or (no field) the record as a whole. */
export const Conflict = z.object({
  object: z.string(),
  recordId: z.uuid(),
  /** The record's name as it is now; null when there is none any more. */
  title: z.string().nullable(),
  field: z.string().nullable(),
  /**
   * `changed_since`: somebody changed it afterwards. `in_use`: something else hangs on the record that was created.
   * `gone`: the record or the field is no more. `refused`: the old value is not valid any more, `message` says why.
   */
  reason: z.enum(['changed_since', 'in_use', 'gone', 'refused']),
  before: z.unknown(),
  after: z.unknown(),
  now: z.unknown(),
  message: z.string().nullable(),
})
export type Conflict = z.output<typeof Conflict>

/** Something taken back, or on its way to be. `total` and `done` count events. */
export const Undo = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'done', 'failed']),
  causeId: z.uuid().nullable(),
  total: z.int(),
  done: z.int(),
  /** Records whose fields became what they were, and relations. */
  changed: z.int(),
  /** Records that had been created, relations that had been added. */
  trashed: z.int(),
  /** Records that had been deleted or merged, relations that had been taken away. */
  restored: z.int(),
  /** The first hundred are listed. */
  conflicts: z.object({ count: z.int(), items: z.array(Conflict) }),
  /** Events a second. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  error: z.object({ message: z.string(), mend: z.string() }).nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type Undo = z.output<typeof Undo>
