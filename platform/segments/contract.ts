import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { FilterBody } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { reasons } from './events.ts'
import { kinds, ObjectName, Segment, SegmentDraft, SegmentPatch } from './segment-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const buyers = { related: 'orders', how: 'count', op: 'gte', value: 1 }
const one = z.strictObject({ id: Id })
const pair = { id: Id, withId: Id }

const Choice = z.strictObject({
  id: Id,
  ids: z.array(Id).min(1).max(1_000).optional(),
  filter: FilterBody.optional().describe('all that match, as a list shows them'),
  q: text(200).optional(),
})
const Moved = z.object({
  entered: z.int(),
  left: z.int(),
  jobId: z.uuid().nullable().describe('the bulk job that does it, where a filter finds more than 2,000'),
})

export const segments = {
  list: endpoint({
    method: 'GET',
    path: '/segments',
    summary: 'Segments with their sizes; of one object where it is named',
    permission: 'segments.read',
    input: z.strictObject({ object: ObjectName.optional() }),
    output: z.object({ items: z.array(Segment) }),
    example: { object: 'contact' },
  }),
  get: endpoint({
    method: 'GET',
    path: '/segments/{id}',
    summary: 'Read one segment',
    permission: 'segments.read',
    input: one,
    output: Segment,
    refusals: ['segment_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/segments',
    summary: 'Make a segment: live, by a filter, or a fixed list',
    permission: 'segments.create',
    input: SegmentDraft,
    output: Segment,
    refusals: ['segment_name_taken'],
    example: { object: 'contact', name: 'Buyers', filter: buyers },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/segments/{id}',
    summary: 'Change a segment; another filter fills it anew',
    permission: 'segments.update',
    input: SegmentPatch,
    output: Segment,
    refusals: ['segment_not_found', 'segment_name_taken', 'segment_cycle', 'version_conflict'],
    example: { id: someId, description: 'Whoever bought at least once' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/segments/{id}',
    summary: 'Delete a segment; its members stay as they are',
    permission: 'segments.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['segment_not_found', 'segment_in_use'],
    example: { id: someId },
  }),
  sizes: endpoint({
    method: 'POST',
    path: '/segments/sizes',
    summary: 'How many records match a filter: counted, or told from a sample with its bounds (95 %)',
    permission: 'segments.read',
    input: z.strictObject({ object: ObjectName, filter: FilterBody.optional() }),
    output: z.object({ count: z.int(), exact: z.boolean(), low: z.int(), high: z.int() }),
    example: { object: 'contact', filter: buyers },
  }),
  addMembers: endpoint({
    method: 'POST',
    path: '/segments/{id}/members',
    summary: 'Put records into a fixed list, by id or all that match a filter',
    permission: 'segments.update',
    input: Choice,
    output: Moved,
    refusals: ['segment_not_found', 'segment_not_fixed'],
    example: { id: someId, ids: [someId] },
  }),
  removeMembers: endpoint({
    method: 'POST',
    path: '/segments/{id}/members/removal',
    summary: 'Take records out of a fixed list, by id or all that match a filter',
    permission: 'segments.update',
    input: Choice,
    output: Moved,
    refusals: ['segment_not_found', 'segment_not_fixed'],
    example: { id: someId, ids: [someId] },
  }),
  history: endpoint({
    method: 'GET',
    path: '/segments/{id}/history',
    summary: 'Who came into a segment and who left it, newest first',
    permission: 'segments.read',
    input: one.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(8_000).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          kind: z.enum(['entered', 'left', 'filled']),
          recordId: z.uuid().nullable(),
          title: z.string().nullable(),
          because: z.enum(reasons),
          causeId: z.uuid().nullable(),
          entered: z.int().nullable(),
          left: z.int().nullable(),
          occurredAt: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['segment_not_found'],
    example: { id: someId, limit: 20 },
  }),
}

export const segmentMemberships = {
  list: endpoint({
    method: 'GET',
    path: '/segment-memberships',
    summary: 'The segments a record is in, since when',
    permission: 'segments.read',
    input: z.strictObject({ object: ObjectName, recordId: Id }),
    output: z.object({
      items: z.array(
        z.object({ id: z.uuid(), name: z.string(), color: z.string(), kind: z.enum(kinds), since: z.string() }),
      ),
    }),
    example: { object: 'contact', recordId: someId },
  }),
}

export const segmentComparisons = {
  overlap: endpoint({
    method: 'GET',
    path: '/segments/{id}/overlap',
    summary: 'How many records are in a segment (a), in another (b), in both and in either',
    permission: 'segments.read',
    input: z.strictObject(pair),
    output: z.object({ a: z.int(), b: z.int(), both: z.int(), either: z.int() }),
    refusals: ['segment_not_found'],
    example: { id: someId, withId: someId },
  }),
  field: endpoint({
    method: 'GET',
    path: '/segments/{id}/comparison',
    summary: 'How the values of a field are distributed in two segments: by value, by ten steps of an amount, by month',
    permission: 'segments.read',
    input: z.strictObject({ ...pair, field: z.string().max(100) }),
    output: z.object({
      a: z.int(),
      b: z.int(),
      field: z.string(),
      type: z.string(),
      items: z.array(
        z.object({
          value: z.string().nullable(),
          fromValue: z.number().nullable(),
          toValue: z.number().nullable(),
          a: z.int(),
          b: z.int(),
        }),
      ),
    }),
    refusals: ['segment_not_found'],
    example: { id: someId, withId: someId, field: 'lifecycleStage' },
  }),
}
