import { sql } from 'kysely'
import { z } from 'zod'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import type { Task, TaskList } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { column, ofType } from '../columns.ts'
import type { ObjectType } from '../object-type.ts'
import { continueWork } from './begin-work.ts'
import { clearSome } from './clear-values.ts'
import { convertSome } from './convert-records.ts'
import { fillSome } from './fill-records.ts'
import { type StoredField, storedField, toldOf, type Work } from './stored-field.ts'

const Payload = z.object({ fieldId: z.uuid() })

/** What a change of a field means for the records there are, some at a time: a process that dies leaves off between two. */
const workTask: Task = async ({ payload, workspace, signal }) => {
  const { fieldId } = Payload.parse(payload)
  while (await workspace((ctx) => takeStep(ctx, fieldId), { seesEverything: true })) signal.throwIfAborted()
}

export const customFieldTasks: TaskList = { 'customFields.work': workTask }

/** Whoever began before the change was known is waited for at most so long; a backup may take hours. */
const LONGEST_WAIT_MS = 60_000

/** One step in its own transaction. @returns whether there is another now. */
export async function takeStep(ctx: Ctx, fieldId: string): Promise<boolean> {
  const field = await storedField(ctx, fieldId, { lock: true })
  const { work } = field
  const type = ctx.objects.known(field.object)
  if (!work) return false
  if (!type) return finish(ctx, field)
  if (work.after === null && !(await isKnownToAll(ctx, field, work))) {
    await continueWork(ctx, fieldId, new Date(Date.now() + 1_000))
    return false
  }
  const [clearing, ...clears] = work.clears
  if (clearing && work.purpose === 'settle') {
    const isClear = await clearSome(ctx, field, clearing)
    await remember(ctx, field, isClear ? { ...work, clears } : work)
    return true
  }
  if (work.purpose === 'settle' && work.fills.length === 0) return finish(ctx, field)
  const total = work.total || (await countOf(ctx, type))
  const step = await (work.purpose === 'convert' ? convertSome : fillSome)(ctx, type, field, work)
  if (!step.last) return work.purpose === 'convert' ? settleNext(ctx, field, work) : finish(ctx, field, step.doubles)
  const done = work.done + step.done
  await remember(ctx, field, { ...work, after: step.last, done, total: Math.max(total, done), doubles: step.doubles })
  await tellProgress(ctx, { kind: 'customField', id: field.id, done, total })
  return true
}

/** Once all values are converted, what is kept beside the records is made anew of them. */
async function settleNext(ctx: Ctx, field: StoredField, work: Work): Promise<boolean> {
  await remember(ctx, field, { ...work, purpose: 'settle', after: null, done: 0, total: 0 })
  return true
}

const LOOKS = 10

/** Whether every transaction that may have begun before the change was known has ended; looked for for a fifth of a second. */
async function isKnownToAll(ctx: Ctx, field: StoredField, work: Work): Promise<boolean> {
  if (Date.now() - Date.parse(work.begunAt) > LONGEST_WAIT_MS) return true
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(ctx.db)
  const seenAt = work.seenAt ?? rows[0]?.now ?? ''
  for (let look = 0; look < LOOKS; look++) {
    if (!(await anyOlderThan(ctx, seenAt))) return true
    await sql`select pg_sleep(0.02), pg_stat_clear_snapshot()`.execute(ctx.db)
  }
  await remember(ctx, field, { ...work, seenAt })
  return false
}

/** Only the limited role writes records, and it sees its own sessions. */
async function anyOlderThan(ctx: Ctx, moment: string): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where datname = current_database() and usename = current_user
    and pid <> pg_backend_pid() and xact_start < ${moment}::timestamptz limit 1`.execute(ctx.db)
  return rows.length > 0
}

async function countOf(ctx: Ctx, type: ObjectType): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

const remember = (ctx: Ctx, { id }: StoredField, work: Work) =>
  sql`update custom_fields set work = ${JSON.stringify(work)}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)

/** From here on lists and filters may go by the index. A field whose values were not unique after all is not. */
async function finish(ctx: Ctx, field: StoredField, doubles = 0): Promise<false> {
  const isUnique = field.isUnique && doubles === 0
  await sql`update custom_fields set work = null, is_unique = ${isUnique}
    where workspace_id = ${ctx.workspaceId} and id = ${field.id}`.execute(ctx.db)
  await raiseSchemaVersion(ctx)
  if (isUnique !== field.isUnique) {
    const payload = { ...toldOf(field), changes: { unique: [true, false] } }
    await ctx.record({ type: 'customField.updated', object: 'customField', recordId: field.id, payload })
  }
  await tellProgress(ctx, { kind: 'customField', id: field.id, done: 1, total: 1, doubles })
  return false
}
