import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { FilterText } from './filter.ts'
import { createShape, type Fields, type ObjectType, recordShape, updateShape } from './object-type.ts'

/** Text of a query: PostgreSQL takes neither NUL nor half a character. */
const queryText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'The text has a broken character' })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const query = {
  filter: FilterText.optional().describe('JSON of the filter language'),
  q: queryText(200).optional(),
  trash: flag.optional().describe('true: the trash instead'),
}
const limit = z.coerce.number().int().min(1).max(200).default(50)
// A text of 500 control characters, as JSON, as base64.
const cursor = z.string().max(8_000).optional()
const Ids = z.array(Id).min(1).max(1_000)

const InputErrorShape = z.object({ path: z.string(), code: z.string(), message: z.string(), mend: z.string() })
const BatchResult = z.object({
  index: z.int(),
  id: z.uuid().nullable(),
  status: z.enum(['created', 'updated', 'unchanged', 'failed']),
  code: z.string().optional(),
  errors: z.array(InputErrorShape),
})

/** One thing that happened, as timelines show it. `record` is what it happened to, as it stands now. */
export const TimelineEntry = z.object({
  id: z.uuid(),
  type: z.string(),
  object: z.string().nullable(),
  recordId: z.uuid().nullable(),
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string().nullable() }),
  causeId: z.uuid().nullable(),
  payload: z.record(z.string(), z.unknown()),
  occurredAt: z.string(),
  record: z.record(z.string(), z.unknown()).nullable(),
})

/**
 * The endpoints every object type has, made from its registration.
 * @param example an input of `create` that works in a fresh workspace; the laws run it.
 */
export function objectContract<const F extends Fields>(
  type: ObjectType<F>,
  example: z.input<ReturnType<typeof createShape<F>>>,
) {
  const record = recordShape(type.fields)
  const { plural } = type
  const path = `/${plural}` as const
  const one = { id: Id }
  const someId = '00000000-0000-7000-8000-000000000000'
  return {
    list: endpoint({
      method: 'GET',
      path,
      summary: `List ${plural}, a page at a time`,
      permission: `${plural}.read`,
      input: z.strictObject({ ...query, sort: z.string().max(100).optional(), limit, cursor }),
      output: z.object({ items: z.array(record), nextCursor: z.string().nullable() }),
      example: { limit: 5, sort: '-createdAt' },
    }),
    count: endpoint({
      method: 'GET',
      path: `${path}/count`,
      summary: `Count ${plural}; beyond 10,000 an estimate`,
      permission: `${plural}.read`,
      input: z.strictObject(query),
      output: z.object({ count: z.int(), exact: z.boolean() }),
      example: {},
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/{id}`,
      summary: `Read one ${type.name}`,
      permission: `${plural}.read`,
      input: z.strictObject(one),
      output: record,
      refusals: ['record_not_found'],
      example: { id: someId },
    }),
    create: endpoint({
      method: 'POST',
      path,
      summary: `Create a ${type.name}`,
      permission: `${plural}.create`,
      input: createShape(type.fields),
      output: record,
      example,
    }),
    update: endpoint({
      method: 'PATCH',
      path: `${path}/{id}`,
      summary: `Change fields of a ${type.name}; null clears one`,
      permission: `${plural}.update`,
      input: updateShape(type.fields).extend({ ...one, version: z.int().optional() }),
      output: record,
      refusals: ['record_not_found', 'version_conflict'],
      example: { id: someId } as never, // any field may be left out
    }),
    trash: endpoint({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Move a ${type.name} to the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject(one),
      output: z.object({ id: z.uuid() }),
      refusals: ['record_not_found'],
      example: { id: someId },
    }),
    trashMany: endpoint({
      method: 'POST',
      path: `${path}/trash`,
      summary: `Move up to 1,000 ${plural} to the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject({ ids: Ids }),
      output: z.object({ ids: z.array(z.uuid()) }),
      example: { ids: [someId] },
    }),
    restoreMany: endpoint({
      method: 'POST',
      path: `${path}/trash/restoration`,
      summary: `Take up to 1,000 ${plural} out of the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject({ ids: Ids }),
      output: z.object({ ids: z.array(z.uuid()) }),
      example: { ids: [someId] },
    }),
    batch: endpoint({
      method: 'POST',
      path: `${path}/batch`,
      summary: `Create (no id) or change (id) up to 1,000 ${plural}; each answers for itself`,
      permission: `${plural}.create`,
      input: z.strictObject({ records: z.array(z.record(z.string(), z.unknown())).min(1).max(1_000) }),
      output: z.object({ results: z.array(BatchResult) }),
      example: { records: [example] },
    }),
    timeline: endpoint({
      method: 'GET',
      path: `${path}/{id}/timeline`,
      summary: `What happened to a ${type.name}, newest first`,
      permission: `${plural}.read`,
      input: z.strictObject({
        ...one,
        limit,
        cursor,
        objects: queryText(500).optional().describe('only events of these objects, comma-separated'),
      }),
      output: z.object({ items: z.array(TimelineEntry), nextCursor: z.string().nullable() }),
      refusals: ['record_not_found'],
      example: { id: someId, limit: 20 },
    }),
  }
}
