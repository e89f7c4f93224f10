import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { Filter } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { MOST_SLIPS, mendable } from '#platform/quality/mendable'
import { Undo } from '#platform/undo/undo-shape'

const Ids = z.array(Id).max(10_000)

/** Some records by their ids, or all that a list shows but a few. */
export const Selection = z.union([
  z.strictObject({ ids: Ids.min(1) }),
  z.strictObject({ filter: Filter.optional(), q: text(200).optional(), except: Ids.optional() }),
])
export type Selection = z.output<typeof Selection>

const Lists = z.record(
  z.string().max(100),
  z
    .array(text(100).pipe(z.string().min(1)))
    .min(1)
    .max(100),
)

/** What is done: fields set, entries put into or taken out of lists (tags); to the trash; out of it; a flaw mended; a record of another object made for each; into a fixed list; out of it; what a module does with them. */
export const Act = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    /** As a change of one record. */
    values: z.record(z.string(), z.unknown()).optional(),
    add: Lists.optional(),
    remove: Lists.optional(),
  }),
  z.strictObject({ kind: z.literal('trash') }),
  z.strictObject({ kind: z.literal('restore') }),
  z.strictObject({
    kind: z.literal('mend'),
    mark: z.enum(mendable),
    /** Of `GET /quality/proposals`; absent: all. */
    slips: z.array(text(300)).min(1).max(MOST_SLIPS).optional(),
  }),
  /** A record of another object for each of them, which names it. */
  z.strictObject({ kind: z.literal('createFor'), object: text(100), values: z.record(z.string(), z.unknown()) }),
  z.strictObject({ kind: z.literal('addToList'), list: Id }),
  z.strictObject({ kind: z.literal('removeFromList'), list: Id }),
  /** What a module does with records of an object, as `sequences.enrol`; it cannot be taken back as a whole. */
  z.strictObject({ kind: z.literal('do'), what: text(100), values: z.record(z.string(), z.unknown()) }),
])
export type Act = z.output<typeof Act>

export const BulkStatus = z.enum(['running', 'cancelling', 'cancelled', 'done', 'failed'])

export const BulkJob = z.object({
  id: z.uuid(),
  object: z.string(),
  selection: z.record(z.string(), z.unknown()),
  act: z.record(z.string(), z.unknown()),
  status: BulkStatus,
  /** Records: `done` is what was gone through, of which `changed`, `unchanged` and `failed`. */
  counts: z.object({
    total: z.int(),
    done: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    failed: z.int(),
  }),
  /** Records a second. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  error: z.object({ message: z.string(), mend: z.string() }).nullable(),
  /** The job whose failures this one tries again. */
  retryOf: z.uuid().nullable(),
  undo: Undo.nullable(),
  createdAt: z.string(),
  createdBy: z.object({ id: z.uuid().nullable(), name: z.string().nullable() }),
  finishedAt: z.string().nullable(),
  may: z.object({ cancel: z.boolean(), undo: z.boolean(), retry: z.boolean() }),
})
export type BulkJob = z.output<typeof BulkJob>

export const BulkFailure = z.object({
  recordId: z.uuid(),
  /** The record's name when it was tried; null when there was none. */
  title: z.string().nullable(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), mend: z.string() })),
})
export type BulkFailure = z.output<typeof BulkFailure>
