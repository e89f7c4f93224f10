import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Act, BulkFailure, BulkJob, BulkStatus, Selection } from './bulk-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const limit = z.coerce.number().int().min(1).max(200).default(50)
const steps = ['bulk_job_not_found', 'bulk_job_not_ready'] as const

/** What a job does needs the right to do it to one record; moving many to the trash `bulkDelete` as well. */
export const bulkJobs = {
  create: endpoint({
    method: 'POST',
    path: '/bulk-jobs',
    summary: 'Change, trash or restore many records in the background: some by id, or all that match now',
    permission: 'signedIn',
    input: z.strictObject({ object: text(100), selection: Selection, act: Act }),
    output: BulkJob,
    refusals: ['object_not_found', 'nothing_selected', 'segment_not_found', 'segment_not_fixed'],
    example: {
      object: 'contact',
      selection: { filter: { field: 'lifecycleStage', op: 'eq', value: 'lead' } },
      act: { kind: 'change', values: { lifecycleStage: 'qualified' }, add: { tags: ['spring'] } },
    },
  }),
  list: endpoint({
    method: 'GET',
    path: '/bulk-jobs',
    summary:
      'One’s own bulk jobs, newest first; a key that does not see every record and field has those it began itself',
    permission: 'signedIn',
    input: z.strictObject({ status: BulkStatus.optional(), limit, cursor: Id.optional() }),
    output: z.object({ items: z.array(BulkJob), nextCursor: z.string().nullable() }),
    example: { limit: 5 },
  }),
  get: endpoint({
    method: 'GET',
    path: '/bulk-jobs/{id}',
    summary: 'How a bulk job stands: one’s own, or (right jobs) anybody’s to whoever sees every record and field',
    permission: 'signedIn',
    input: one,
    output: BulkJob,
    refusals: ['bulk_job_not_found'],
    example: { id: someId },
  }),
  failures: endpoint({
    method: 'GET',
    path: '/bulk-jobs/{id}/failures',
    summary: 'Records that a bulk job could not change, and why; as CSV at /bulk-jobs/{id}/failures/file',
    permission: 'signedIn',
    input: z.strictObject({ id: Id, limit, cursor: Id.optional() }),
    output: z.object({ items: z.array(BulkFailure), nextCursor: z.string().nullable() }),
    refusals: ['bulk_job_not_found'],
    example: { id: someId },
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/bulk-jobs/{id}/cancellation',
    summary: 'Stop a bulk job after the records in hand; what it did stays until it is undone',
    permission: 'signedIn',
    input: one,
    output: BulkJob,
    refusals: steps,
    example: { id: someId },
  }),
  retry: endpoint({
    method: 'POST',
    path: '/bulk-jobs/{id}/retries',
    summary: 'A bulk job for those that failed, or were not reached, alone',
    permission: 'signedIn',
    input: one,
    output: BulkJob,
    refusals: steps,
    example: { id: someId },
  }),
  undo: endpoint({
    method: 'POST',
    path: '/bulk-jobs/{id}/undo',
    summary: 'Take all back that a bulk job did, save what somebody changed since',
    permission: 'signedIn',
    input: one,
    output: BulkJob,
    refusals: steps,
    example: { id: someId },
  }),
}
