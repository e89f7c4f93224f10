import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isOwnWork, seesEverything } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Act, BulkJob, Selection } from './bulk-shape.ts'
import './events.ts'

export type Status = BulkJob['status']

/** A bulk job as its row has it. */
export interface StoredJob {
  id: string
  object: string
  selection: Selection
  act: Act
  status: Status
  total: number
  done: number
  changed: number
  unchanged: number
  failed: number
  nextChunk: number
  chunkDone: number
  rate: number | null
  error: BulkJob['error']
  retryOf: string | null
  undoId: string | null
  createdBy: string | null
  createdAt: string
  finishedAt: string | null
}

/** A job of one's own, or that one may follow. @throws Refusal bulk_job_not_found */
export async function findJob(ctx: Ctx, id: string): Promise<StoredJob> {
  const row = await ctx.db.selectFrom('bulkJobs').selectAll().where('id', '=', id).where(isTold(ctx)).executeTakeFirst()
  return (row as unknown as StoredJob | undefined) ?? refuse('bulk_job_not_found') // the table's checks and the shapes it was written by say so
}

/**
 * Whoever may see the workspace's jobs, and every record and field, follows anybody's: what a job was asked for, and how many it found, may
 * speak of any object.
 */
const isTold = (ctx: Ctx): RawBuilder<SqlBool> =>
  ctx.may('jobs') && seesEverything(ctx) ? sql<SqlBool>`true` : isOwnWork(ctx, 'bulkJobs')

/** The same, nobody else moving it on until this transaction ends. */
export async function lockJob(ctx: Ctx, id: string): Promise<StoredJob> {
  await sql`select from bulk_jobs where workspace_id = ${ctx.workspaceId} and id = ${id} for no key update`.execute(
    ctx.db,
  )
  return findJob(ctx, id)
}

/** The same, if it has come to one of these points. @throws Refusal bulk_job_not_ready with what to do instead. */
export async function lockJobAt(ctx: Ctx, id: string, statuses: readonly Status[]): Promise<StoredJob> {
  const job = await lockJob(ctx, id)
  if (!statuses.includes(job.status)) refuse('bulk_job_not_ready', { status: job.status, mend: MENDS[job.status] })
  return job
}

const MENDS: Record<Status, string> = {
  running: 'Wait until it is done, or cancel it.',
  cancelling: 'Wait until it has stopped.',
  cancelled: 'Undo it, or retry what it did not reach.',
  done: 'Undo it, or retry what failed.',
  failed: 'Undo it, or retry what it did not reach.',
}

/** Points at which nothing moves any more. */
export const settled: readonly Status[] = ['done', 'cancelled', 'failed']

type Changes = Partial<Omit<StoredJob, 'id' | 'object' | 'selection' | 'act'>>

export async function changeJob(ctx: Ctx, id: string, { error, ...plain }: Changes): Promise<void> {
  await ctx.db
    .updateTable('bulkJobs')
    .set({ ...plain, ...(error ? { error: JSON.stringify(error) } : {}) })
    .where('id', '=', id)
    .execute()
}
