import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuse, refuseInput } from '#platform/http/refusal'
import { type Route, routes } from '#platform/http/route'
import { countRecords } from './count-records.ts'
import { findRecord } from './find-record.ts'
import { type ListQuery, listRecords } from './list-records.ts'
import type { objectContract } from './object-contract.ts'
import type { Fields, ObjectType } from './object-type.ts'
import { type Draft, type Saved, saveRecord, saveRecords } from './save-records.ts'
import { type TimelineQuery, timelineOf } from './timeline.ts'
import { restoreRecords, trashRecords } from './trash-records.ts'

/** What answers the endpoints that every object type has. The type is the workspace's, with its own fields. */
export function objectRoutes<F extends Fields>(
  type: ObjectType<F>,
  contract: ReturnType<typeof objectContract<F>>,
): Route[] {
  // The engine works on fields by name; that its records have the contract's shape is held by the laws (checkOutput).
  return routes(contract, handlersOf((ctx) => ctx.objects.find(type.name)) as never)
}

/** Finds the type that a request is about; `act` is what it wants to do. */
type TypeOf = (ctx: Ctx, input: { object?: unknown }, act: 'read' | 'create' | 'update' | 'delete') => ObjectType

type Place = { object?: unknown }

/** The ten handlers, for a type that is found per request. */
export const handlersOf = (typeOf: TypeOf) => ({
  list: (ctx: Ctx, query: Place & ListQuery) => listRecords(ctx, typeOf(ctx, query, 'read'), query),
  count: (ctx: Ctx, query: Place & ListQuery) => countRecords(ctx, typeOf(ctx, query, 'read'), query),
  get: (ctx: Ctx, input: Place & { id: string }) => findRecord(ctx, typeOf(ctx, input, 'read'), input.id),
  create: (ctx: Ctx, { object, ...input }: Place & Record<string, unknown>) =>
    saveRecord(ctx, typeOf(ctx, { object }, 'create'), { input }),
  update: (ctx: Ctx, { object, id, version, ...input }: Place & { id: string; version?: number }) =>
    saveRecord(ctx, typeOf(ctx, { object }, 'update'), { id, version, input }),
  trash: async (ctx: Ctx, input: Place & { id: string }) => {
    const type = typeOf(ctx, input, 'delete')
    const record = await findRecord(ctx, type, input.id)
    await trashRecords(ctx, type, [record.id])
    return { id: record.id }
  },
  trashMany: async (ctx: Ctx, input: Place & { ids: string[] }) => ({
    ids: await trashRecords(ctx, typeOf(ctx, input, 'delete'), input.ids),
  }),
  restoreMany: async (ctx: Ctx, input: Place & { ids: string[] }) => ({
    ids: await restoreRecords(ctx, typeOf(ctx, input, 'delete'), input.ids),
  }),
  batch: (ctx: Ctx, input: Place & { records: Record<string, unknown>[]; whole?: boolean }) =>
    batch(ctx, typeOf(ctx, input, 'create'), input),
  timeline: (ctx: Ctx, query: Place & TimelineQuery) => {
    const { object: _, ...rest } = query
    return timelineOf(ctx, typeOf(ctx, query, 'read'), rest)
  },
})

interface Batch {
  records: Record<string, unknown>[]
  whole?: boolean
}

async function batch(ctx: Ctx, type: ObjectType, { records, whole = false }: Batch) {
  const changes = records.some(({ id }) => id !== undefined)
  if (changes && !ctx.may(`${type.plural}.update`)) refuse('forbidden', { permission: `${type.plural}.update` })
  const saved = await saveRecords(ctx, type, records.map(draftOf))
  if (whole) refuseFailed(saved)
  return {
    results: saved.map((result, index) =>
      result.status === 'failed' ? { index, ...result } : { index, id: result.id, status: result.status, errors: [] },
    ),
  }
}

/** The request's transaction goes with the refusal: what could be written is not. */
function refuseFailed(saved: readonly Saved[]): void {
  const errors = saved.flatMap((result, index): InputError[] => {
    if (result.status !== 'failed') return []
    const of = (path: string) => `records.${index}${path && `.${path}`}`
    if (result.errors.length > 0) return result.errors.map((error) => ({ ...error, path: of(error.path) }))
    if (result.code === 'forbidden') return [{ path: of(''), code: 'forbidden', ...notYours }]
    const isLate = result.code === 'version_conflict'
    const message = isLate ? 'Somebody else changed it in the meantime' : 'There is no such record'
    const mend = isLate
      ? 'Read it again and apply your change to that.'
      : 'It may have been deleted; look in the trash.'
    return [{ path: of(''), code: result.code, message, mend }]
  })
  if (errors.length > 0) refuseInput(...errors)
}

const notYours = {
  message: 'Your role may not do this to this record',
  mend: 'Ask whoever owns it, or an administrator for the right.',
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

// An id or version that is none cannot be looked up; left among the fields it is refused there by name.
function draftOf({ id, version, ...input }: Record<string, unknown>): Draft {
  if (id === undefined) return { input: version === undefined ? input : { ...input, version } }
  if (typeof id !== 'string' || !UUID.test(id)) return { input: { ...input, id } }
  const known = id.toLowerCase()
  if (version === undefined) return { id: known, input }
  return Number.isInteger(version)
    ? { id: known, version: Number(version), input }
    : { id: known, input: { ...input, version } }
}
