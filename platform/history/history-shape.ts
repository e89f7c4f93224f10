import { z } from 'zod'
import { FieldChange } from '#platform/events/event'

/** What led to a change, beside the one who made it: an import, an undo, an earlier value that was put back. */
export const Cause = z.object({ kind: z.string(), id: z.uuid(), title: z.string().nullable() })
export type Cause = z.output<typeof Cause>

const ActorShape = z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string().nullable() })

const entry = {
  id: z.uuid(),
  type: z.string(),
  actor: ActorShape,
  cause: Cause.nullable(),
  changes: z.record(z.string(), FieldChange).describe('By field: before, after'),
}

export const HistoryEntry = z.object({ ...entry, at: z.string() })

export const AuditEntry = z.object({
  ...entry,
  at: z.string().describe('When it was written down'),
  object: z.string().nullable(),
  recordId: z.uuid().nullable(),
  title: z.string().nullable().describe('The record’s name as it is now, or was when it was deleted'),
  address: z.string().nullable().describe('From where; of sign-ins, rights, keys, exports, imports and deletions'),
  details: z.record(z.string(), z.unknown()).describe('What else is known of it, e.g. how many rows an export had'),
})
export type AuditEntry = z.output<typeof AuditEntry>

/** One request of a person, with all it changed. */
export const Act = z.object({
  id: z.uuid().describe('The cause of its events: POST /undos takes it back'),
  at: z.string(),
  types: z.array(z.string()),
  records: z.int(),
  first: z.object({ object: z.string(), id: z.uuid(), title: z.string().nullable() }).nullable(),
  fields: z.array(z.string()).describe('Which fields it changed, of the first record'),
  mayUndo: z.boolean(),
  undo: z.object({ id: z.uuid(), status: z.string() }).nullable().describe('Where it was taken back already'),
})
export type Act = z.output<typeof Act>
