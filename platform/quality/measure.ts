import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { Task } from '#platform/jobs/task'
import { ofType } from '#platform/objects/columns'
import { valueIn } from '#platform/objects/custom-values'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { tellProgress } from '#platform/realtime/progress'
import { ownMarks } from './marks.ts'
import { type Counting, changeFigures, lockFigures, writeMarks } from './stored-figures.ts'
import { marksAround } from './surroundings.ts'

const Payload = z.object({ object: z.string() })
const AT_ONCE = 500

/** Measures all records of a type in the background. One that is under way goes on. */
export async function startMeasurement(ctx: Ctx, type: ObjectType): Promise<void> {
  const figures = await lockFigures(ctx, type.name)
  if (!figures?.isRunning)
    await changeFigures(ctx, type.name, {
      ...{ isRunning: true, cursor: null, done: 0 },
      counting: { filled: {}, marks: {} },
    })
  await ctx.later('quality.measure', { object: type.name }, { key: `quality.measure:${ctx.workspaceId}:${type.name}` })
}

/** Some records a transaction, with its place and what was counted: killed, it goes on from the last one. */
export const measureTask: Task = async ({ payload, workspace, signal }) => {
  const { object } = Payload.parse(payload)
  while (await workspace((ctx) => measureSome(ctx, object), { seesEverything: true })) signal.throwIfAborted()
}

async function measureSome(ctx: Ctx, object: string): Promise<boolean> {
  const type = ctx.objects.known(object)
  const figures = await lockFigures(ctx, object)
  if (!type || !figures?.isRunning) return false
  const beyond = figures.cursor ? sql`id > ${figures.cursor}` : sql`true`
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and deleted_at is null and ${ofType(type)} and ${beyond}
    order by id limit ${AT_ONCE}`.execute(ctx.db)
  const last = rows.at(-1)
  const { done, counting } = figures
  if (!last) {
    await forgetGone(ctx, type)
    await changeFigures(ctx, object, {
      ...{ isRunning: false, cursor: null, total: done, filled: counting.filled, marks: counting.marks },
      measuredAt: ctx.now().toISOString(),
    })
    await tellProgress(ctx, { kind: 'quality', id: object, done, total: done, status: 'done' })
    return false
  }
  const ids = rows.map(({ id }) => id)
  const counted = await measure(ctx, type, ids, counting)
  await changeFigures(ctx, object, { cursor: last.id, done: done + ids.length, counting: counted })
  return true
}

async function measure(ctx: Ctx, type: ObjectType, ids: readonly string[], counting: Counting): Promise<Counting> {
  const records = await recordsOf(ctx, type, ids)
  const around = await marksAround(ctx, type, records)
  const found = new Map(
    records.map((record) => [
      record.id,
      [...ownMarks(type, record, ctx.workspace.defaultCountry), ...(around.get(record.id) ?? [])],
    ]),
  )
  await writeMarks(ctx, type.name, ids, found)
  const counted = { filled: { ...counting.filled }, marks: { ...counting.marks } }
  for (const record of records) {
    for (const name of Object.keys(type.fields)) if (isFilled(record, name)) add(counted.filled, name)
    for (const mark of found.get(record.id) ?? []) add(counted.marks, mark)
  }
  return counted
}

const add = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

function isFilled(record: AnyRecord, name: string): boolean {
  const value = valueIn(record, name)
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Records in the trash have no marks. */
async function forgetGone(ctx: Ctx, type: ObjectType): Promise<void> {
  await sql`delete from quality_marks where workspace_id = ${ctx.workspaceId} and object = ${type.name}
    and not exists (select 1 from ${sql.table(type.table)} as t
      where t.workspace_id = ${ctx.workspaceId} and t.id = quality_marks.id and t.deleted_at is null)`.execute(ctx.db)
}
