import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { type Content, receiveContent } from '#platform/files/content'
import { keepFile } from '#platform/files/store-file'
import { Refusal } from '#platform/http/refusal'
import { saidOf } from '#platform/jobs/said-of'
import type { Job, Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { type Sight, sightOf } from './sight.ts'
import { findExport, type StoredExport } from './stored-export.ts'
import { writeList } from './table/write-list.ts'
import { writeWhole } from './whole/write-whole.ts'

const Payload = z.object({ exportId: z.uuid() })
/** A day: long enough to fetch it, short enough that copies of the customers do not lie about. */
const KEPT_MS = 24 * 60 * 60 * 1000
const MOST_BYTES = 16 * 1024 ** 3
const MOST_TRIES = 4
const BETWEEN_WORDS_MS = 300

/** What is written, and how far it is told to be. */
export interface Writing {
  asked: Pick<StoredExport, 'object' | 'format' | 'query' | 'columns'>
  /** Says how far it has come. @throws NoLongerWanted when somebody removed the export meanwhile */
  tell: (done: number, total: number | null) => Promise<void>
}

/** Somebody removed the export while it was being written. */
class NoLongerWanted extends Error {}

/**
 * The background export. Everything is read in one transaction that sees one moment and writes nothing; a process that dies
 * leaves half a file that nobody names, and the next try begins anew.
 */
export const exportTask: Task = async (job) => {
  const { exportId } = Payload.parse(job.payload)
  try {
    await runExport(job, exportId)
  } catch (error) {
    if (error instanceof NoLongerWanted) return
    const { signal, attempt, lastAttempt } = job
    if (signal.aborted || !(error instanceof Refusal || attempt >= MOST_TRIES || lastAttempt)) throw error
    await job.workspace((ctx) => fail(ctx, exportId, error))
    if (!(error instanceof Refusal)) throw error
  }
}

async function runExport(job: Pick<Job, 'kith' | 'workspace' | 'signal'>, id: string): Promise<void> {
  const { kith, workspace, signal } = job
  const began = Date.now()
  let told = began
  let rows = 0
  const tell: Writing['tell'] = async (done, total) => {
    rows = done
    signal.throwIfAborted()
    if (Date.now() - told < BETWEEN_WORDS_MS) return
    told = Date.now()
    // Beside the transaction that reads: what it tells is to be seen now.
    await workspace((ctx) => progress(ctx, id, { done, total, rate: done / ((Date.now() - began) / 1000) }))
  }
  const reading = async (ctx: Ctx) => {
    const stored = await findExport(ctx, id).catch((error) => (isGone(error) ? null : Promise.reject(error)))
    if (stored?.status !== 'running') return null
    const writing: Writing = { asked: stored, tell }
    const stream = stored.kind === 'list' ? await writeList(ctx, writing) : await writeWhole(ctx, writing)
    const content = await receiveContent(kith.config, stream, { name: stored.fileName, mostBytes: MOST_BYTES })
    return { content, sight: sightOf(ctx) }
  }
  const written = await workspace(reading, { oneMoment: true })
  if (written) await workspace((ctx) => finish(ctx, id, { ...written, rows }))
}

const isGone = (error: unknown) => error instanceof Refusal && error.code === 'export_not_found'

async function progress(
  ctx: Ctx,
  id: string,
  { done, total, rate }: { done: number; total: number | null; rate: number },
) {
  const { numUpdatedRows } = await ctx.db
    .updateTable('exports')
    .set({ done, total, rate })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new NoLongerWanted('The export was removed')
  await tellProgress(ctx, { kind: 'export', id, done, total, perSecond: Math.round(rate) })
}

/** Names the file, says so, and writes down who took what. */
async function finish(
  ctx: Ctx,
  id: string,
  { content, sight, rows }: { content: Content; sight: Sight; rows: number },
): Promise<void> {
  const stored = await lockRunning(ctx, id)
  if (!stored) return
  const file = await keepFile(ctx, content, { name: stored.fileName, onlyFor: ctx.userId })
  const now = ctx.now()
  await change(ctx, id, {
    ...{ status: 'done', fileId: file.id, bytes: content.bytes, done: rows, total: rows },
    sight: JSON.stringify(sight),
    finishedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + KEPT_MS).toISOString(),
  })
  await recordTaken(ctx, stored, rows, id)
  await tellProgress(ctx, { kind: 'export', id, done: rows, total: rows, status: 'done' })
}

/** Writes down who took what out, and how many rows. */
export const recordTaken = (ctx: Ctx, taken: Taken, rows: number, id?: string): Promise<void> =>
  ctx.record({
    type: 'export.finished',
    object: 'export',
    ...(id ? { recordId: id } : {}),
    payload: takenOf(taken, rows),
  })

type Taken = Pick<StoredExport, 'kind' | 'object' | 'format' | 'fileName'>

/** What the audit says of an export. */
export const takenOf = ({ kind, object, format, fileName }: Taken, rows: number) => ({
  ...{ kind, object, format, fileName, rows },
})

async function fail(ctx: Ctx, id: string, error: unknown): Promise<void> {
  if (!(await lockRunning(ctx, id))) return
  await change(ctx, id, {
    ...{ status: 'failed', error: JSON.stringify(saidOf(error)), finishedAt: ctx.now().toISOString() },
  })
  await tellProgress(ctx, { kind: 'export', id, done: 0, total: null, status: 'failed' })
}

async function lockRunning(ctx: Ctx, id: string): Promise<StoredExport | null> {
  await sql`select from exports where workspace_id = ${ctx.workspaceId} and id = ${id} for no key update`.execute(
    ctx.db,
  )
  const stored = await findExport(ctx, id).catch((error) => (isGone(error) ? null : Promise.reject(error)))
  return stored?.status === 'running' ? stored : null
}

const change = (ctx: Ctx, id: string, values: Record<string, string | number | null>) =>
  ctx.db.updateTable('exports').set(values).where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()

/** Text parts as a stream of bytes. */
export const streamOf = (parts: AsyncIterable<string>): Readable => Readable.from(parts, { objectMode: false })
