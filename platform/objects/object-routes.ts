import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Route, routes } from '#platform/http/route'
import { countRecords } from './count-records.ts'
import { findRecord } from './find-record.ts'
import { listRecords } from './list-records.ts'
import type { objectContract } from './object-contract.ts'
import type { Fields, ObjectType } from './object-type.ts'
import { type Draft, saveRecord, saveRecords } from './save-records.ts'
import { timelineOf } from './timeline.ts'
import { restoreRecords, trashRecords } from './trash-records.ts'

/** What answers the endpoints that every object type has. The type is the workspace's, with its own fields. */
export function objectRoutes<F extends Fields>(
  type: ObjectType<F>,
  contract: ReturnType<typeof objectContract<F>>,
): Route[] {
  const own = (ctx: Ctx) => ctx.objects.find(type.name)
  // The engine works on fields by name; that its records have the contract's shape is held by the laws (checkOutput).
  const as = <T>(record: unknown) => record as T
  const handlers = {
    list: (ctx: Ctx, query: Parameters<typeof listRecords>[2]) => listRecords(ctx, own(ctx), query),
    count: (ctx: Ctx, query: Parameters<typeof countRecords>[2]) => countRecords(ctx, own(ctx), query),
    get: (ctx: Ctx, { id }: { id: string }) => findRecord(ctx, own(ctx), id),
    create: (ctx: Ctx, input: Record<string, unknown>) => saveRecord(ctx, own(ctx), { input }),
    update: (ctx: Ctx, { id, version, ...input }: { id: string; version?: number }) =>
      saveRecord(ctx, own(ctx), { id, version, input }),
    trash: async (ctx: Ctx, { id }: { id: string }) => {
      const record = await findRecord(ctx, own(ctx), id)
      await trashRecords(ctx, own(ctx), [id])
      return { id: record.id }
    },
    trashMany: async (ctx: Ctx, { ids }: { ids: string[] }) => ({ ids: await trashRecords(ctx, own(ctx), ids) }),
    restoreMany: async (ctx: Ctx, { ids }: { ids: string[] }) => ({ ids: await restoreRecords(ctx, own(ctx), ids) }),
    batch: (ctx: Ctx, { records }: { records: Record<string, unknown>[] }) => batch(ctx, own(ctx), records),
    timeline: (ctx: Ctx, query: Parameters<typeof timelineOf>[2]) => timelineOf(ctx, own(ctx), query),
  }
  return routes(contract, as(handlers))
}

async function batch(ctx: Ctx, type: ObjectType, records: Record<string, unknown>[]) {
  const changes = records.some(({ id }) => id !== undefined)
  if (changes && !ctx.may(`${type.plural}.update`)) refuse('forbidden', { permission: `${type.plural}.update` })
  const saved = await saveRecords(ctx, type, records.map(draftOf))
  return {
    results: saved.map((result, index) =>
      result.status === 'failed' ? { index, ...result } : { index, id: result.id, status: result.status, errors: [] },
    ),
  }
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
