import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import { readableType } from '#platform/duplicates/known-type'
import { refuse } from '#platform/http/refusal'
import type { Task } from '#platform/jobs/task'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { saveRecords } from '#platform/objects/save-records'
import { tellProgress } from '#platform/realtime/progress'
import { type Mark, repairedNames } from './marks.ts'
import { startMeasurement } from './measure.ts'
import { writeMarks } from './stored-figures.ts'
import { companiesByDomain } from './surroundings.ts'

/** What Kith can mend by itself; everything else needs somebody who knows. */
export const mendable = ['nameCase', 'companyKnown'] as const satisfies readonly Mark[]
export type Mendable = (typeof mendable)[number]

const Payload = z.object({ object: z.string(), mark: z.enum(mendable), causeId: z.uuid() })
const AT_ONCE = 200

/** Mends a flaw in all records that have it, in the background. Each change names its cause, by which all are taken back. */
export async function startMend(ctx: Ctx, { object, mark }: { object: string; mark: Mendable }) {
  const type = readableType(ctx, object)
  const permission = `${type.plural}.update` as const
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  const causeId = crypto.randomUUID()
  await ctx.later(
    'quality.mend',
    { object, mark, causeId },
    { key: `quality.mend:${ctx.workspaceId}:${object}:${mark}` },
  )
  return { object, mark, causeId }
}

/** Some records a transaction; what is mended is marked no longer, so that a second try begins where the first ended. */
export const mendTask: Task = async ({ payload, workspace, signal }) => {
  const { object, mark, causeId } = Payload.parse(payload)
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const mended = await workspace((ctx) => mendSome(ctx, { object, mark, causeId, done }))
    if (mended === 0) break
    done += mended
  }
  await workspace(async (ctx) => {
    await tellProgress(ctx, { kind: 'qualityMend', id: object, done, total: done, status: 'done' })
    await startMeasurement(ctx, ctx.objects.find(object))
  })
}

interface Mending {
  object: string
  mark: Mendable
  causeId: string
  done: number
}

async function mendSome(ctx: Ctx, { object, mark, causeId, done }: Mending): Promise<number> {
  const type = ctx.objects.find(object)
  const { rows } = await sql<{ id: string; marks: string[] }>`select id, marks from quality_marks
    where workspace_id = ${ctx.workspaceId} and object = ${object} and marks @> ${JSON.stringify([mark])}::jsonb
    order by id limit ${AT_ONCE} for update`.execute(ctx.db)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  const inputs = await mendsOf(ctx, type, mark, await recordsOf(ctx, type, ids))
  await saveRecords(inLightOf(ctx, { causeId }), type, inputs)
  const left = new Map(rows.map(({ id, marks }) => [id, marks.filter((one) => one !== mark)]))
  await writeMarks(ctx, object, ids, left)
  await tellProgress(ctx, { kind: 'qualityMend', id: object, done: done + ids.length, total: null })
  return ids.length
}

async function mendsOf(ctx: Ctx, type: ObjectType, mark: Mendable, records: readonly AnyRecord[]) {
  if (mark === 'nameCase') return records.map((record) => ({ id: record.id, input: repairedNames(type, record) }))
  const field = recognisedBy(type)?.companies ?? ''
  const companies = await companiesByDomain(ctx, type, records)
  return [...companies].map(([id, company]) => ({ id, input: { [field]: [{ id: company, primary: true }] } }))
}
