import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import type { RefusalCode } from '#platform/http/refusal'
import { FilterText } from './filter.ts'
import { createShape, type Fields, type ObjectType, recordShape, systemFields, updateShape } from './object-type.ts'

/** Text of a query: PostgreSQL takes neither NUL nor half a character. */
const queryText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'The text has a broken character' })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
/** Which records are meant, as lists and counts take it. */
export const listed = {
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

/** What the endpoints of an object type are made of. */
interface Parts<R extends z.ZodType, C extends z.ZodObject, U extends z.ZodObject, P extends z.ZodRawShape> {
  path: `/${string}`
  /** Parameters of the path, and what stands for them in examples. */
  params: P
  given: Record<string, unknown>
  plural: string
  name: string
  record: R
  create: C
  update: U
  example: z.input<C>
  refusals: readonly RefusalCode[]
}

/**
 * The endpoints every object type has, made from its registration.
 * @param example an input of `create` that works in a fresh workspace; the laws run it.
 */
export function objectContract<const F extends Fields>(
  type: ObjectType<F>,
  example: z.input<ReturnType<typeof createShape<F>>>,
) {
  const { name, plural, fields } = type
  const shapes = { record: recordShape(fields), create: createShape(fields), update: updateShape(fields) }
  return endpointsOf({ path: `/${plural}`, params: {}, given: {}, plural, name, ...shapes, example, refusals: [] })
}

const custom = z.record(z.string(), z.unknown()).describe('Values of custom fields by name')
const own = { name: z.string().max(500).nullish(), ownerId: Id.nullish(), custom: custom.optional() }

/** The same endpoints for the records of every object a workspace has made; `object` names which. */
export const recordsContract = endpointsOf({
  path: '/records/{object}',
  params: { object: z.string().max(60).describe('The object’s name, as `vehicle`') },
  given: { object: 'vehicle' },
  plural: 'records',
  name: 'record',
  record: z.object({ name: z.string(), ownerId: z.uuid().nullable(), ...systemFields }),
  create: z.strictObject(own),
  update: z.strictObject(own),
  example: { name: 'HH-KA 2041' },
  refusals: ['object_not_found'],
})

function endpointsOf<R extends z.ZodType, C extends z.ZodObject, U extends z.ZodObject, const P extends z.ZodRawShape>({
  path,
  params,
  given,
  plural,
  name,
  record,
  create,
  update,
  example,
  refusals,
}: Parts<R, C, U, P>) {
  const one = { ...params, id: Id }
  const someId = '00000000-0000-7000-8000-000000000000'
  const someOne = { ...given, id: someId }
  const as = (value: unknown) => value as never // of the input’s shape: the laws run it
  return {
    list: endpoint({
      method: 'GET',
      path,
      summary: `List ${plural}, a page at a time`,
      permission: `${plural}.read`,
      input: z.strictObject({ ...params, ...listed, sort: z.string().max(100).optional(), limit, cursor }),
      output: z.object({ items: z.array(record), nextCursor: z.string().nullable() }),
      refusals,
      example: as({ ...given, limit: 5, sort: '-createdAt' }),
    }),
    count: endpoint({
      method: 'GET',
      path: `${path}/count`,
      summary: `Count ${plural}; beyond 10,000 an estimate`,
      permission: `${plural}.read`,
      input: z.strictObject({ ...params, ...listed }),
      output: z.object({ count: z.int(), exact: z.boolean() }),
      refusals,
      example: as(given),
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/{id}`,
      summary: `Read one ${name}`,
      permission: `${plural}.read`,
      input: z.strictObject(one),
      output: record,
      refusals: [...refusals, 'record_not_found'],
      example: as(someOne),
    }),
    create: endpoint({
      method: 'POST',
      path,
      summary: `Create a ${name}`,
      permission: `${plural}.create`,
      input: create.extend(params),
      output: record,
      refusals,
      example: as({ ...given, ...Object(example) }),
    }),
    update: endpoint({
      method: 'PATCH',
      path: `${path}/{id}`,
      summary: `Change fields of a ${name}; null clears one`,
      permission: `${plural}.update`,
      input: update.extend({ ...one, version: z.int().optional() }),
      output: record,
      refusals: [...refusals, 'record_not_found', 'version_conflict'],
      example: as(someOne), // any field may be left out
    }),
    trash: endpoint({
      method: 'DELETE',
      path: `${path}/{id}`,
      summary: `Move a ${name} to the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject(one),
      output: z.object({ id: z.uuid() }),
      refusals: [...refusals, 'record_not_found'],
      example: as(someOne),
    }),
    trashMany: endpoint({
      method: 'POST',
      path: `${path}/trash`,
      summary: `Move up to 1,000 ${plural} to the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject({ ...params, ids: Ids }),
      output: z.object({ ids: z.array(z.uuid()) }),
      refusals,
      example: as({ ...given, ids: [someId] }),
    }),
    restoreMany: endpoint({
      method: 'POST',
      path: `${path}/trash/restoration`,
      summary: `Take up to 1,000 ${plural} out of the trash`,
      permission: `${plural}.delete`,
      input: z.strictObject({ ...params, ids: Ids }),
      output: z.object({ ids: z.array(z.uuid()) }),
      refusals,
      example: as({ ...given, ids: [someId] }),
    }),
    batch: endpoint({
      method: 'POST',
      path: `${path}/batch`,
      summary: `Create (no id) or change (id) up to 1,000 ${plural}; each answers for itself`,
      permission: `${plural}.create`,
      input: z.strictObject({
        ...params,
        records: z.array(z.record(z.string(), z.unknown())).min(1).max(1_000),
        whole: z.boolean().optional().describe('true: all of them or, where one is refused, none'),
      }),
      output: z.object({ results: z.array(BatchResult) }),
      refusals,
      example: as({ ...given, records: [example] }),
    }),
    timeline: endpoint({
      method: 'GET',
      path: `${path}/{id}/timeline`,
      summary: `What happened to a ${name}, newest first`,
      permission: `${plural}.read`,
      input: z.strictObject({
        ...one,
        limit,
        cursor,
        objects: queryText(500).optional().describe('only events of these objects, comma-separated'),
      }),
      output: z.object({ items: z.array(TimelineEntry), nextCursor: z.string().nullable() }),
      refusals: [...refusals, 'record_not_found'],
      example: as({ ...someOne, limit: 20 }),
    }),
  }
}
