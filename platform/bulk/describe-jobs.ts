import { isOwnWork } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { undoBeside } from '#platform/undo/told-undo'
import type { BulkFailure, BulkJob } from './bulk-shape.ts'
import { findJob, type Status, type StoredJob, settled } from './stored-job.ts'

/** A job as its screen and scripts read it. @throws Refusal bulk_job_not_found */
export async function describeJob(ctx: Ctx, id: string): Promise<BulkJob> {
  return describe(ctx, await findJob(ctx, id))
}

/** One's own jobs, newest first, of a key that sees less than everything those it has begun itself; the cursor is the id of the last one seen. */
export async function listJobs(
  ctx: Ctx,
  { status, limit, cursor }: { status?: Status | undefined; limit: number; cursor?: string | undefined },
) {
  let query = ctx.db
    .selectFrom('bulkJobs')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where(isOwnWork(ctx, 'bulkJobs'))
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (status) query = query.where('status', '=', status)
  if (cursor) query = query.where('id', '<', cursor)
  const ids = (await query.execute()).map(({ id }) => id)
  return {
    items: await Promise.all(ids.slice(0, limit).map((id) => describeJob(ctx, id))),
    nextCursor: ids.length > limit ? (ids[limit - 1] ?? null) : null,
  }
}

async function describe(ctx: Ctx, job: StoredJob): Promise<BulkJob> {
  const { id, object, selection, act, status, total, done, changed, unchanged, failed, rate, error } = job
  const { retryOf, undoId, createdAt, createdBy, finishedAt } = job
  const isSettled = settled.includes(status)
  const left = !isSettled && rate ? Math.max(0, total - done) / rate : null
  return {
    ...{ id, object, selection, act, status, rate, error, retryOf, createdAt, finishedAt },
    counts: { total, done, changed, unchanged, failed },
    secondsLeft: left === null ? null : Math.round(left * 10) / 10,
    undo: undoId ? await undoBeside(ctx, undoId) : null,
    createdBy: { id: createdBy, name: await nameOf(ctx, createdBy) },
    may: {
      cancel: status === 'running',
      undo: isSettled && isUndoable(job),
      retry: isSettled && (failed > 0 || done < total),
    },
  }
}

export const isUndoable = ({ act, undoId, changed }: StoredJob): boolean =>
  act.kind !== 'do' && undoId === null && changed > 0

async function nameOf(ctx: Ctx, userId: string | null): Promise<string | null> {
  if (!userId) return null
  const row = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select('users.name')
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.id', '=', userId)
    .executeTakeFirst()
  return row?.name ?? null
}

/** A page of a job's failures, by the ids of the records. @throws Refusal bulk_job_not_found */
export async function listFailures(
  ctx: Ctx,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<{ items: BulkFailure[]; nextCursor: string | null }> {
  await findJob(ctx, id)
  let query = ctx.db
    .selectFrom('bulkFailures')
    .select(['recordId', 'title', 'code', 'errors'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('jobId', '=', id)
    .orderBy('recordId')
    .limit(limit + 1)
  if (cursor) query = query.where('recordId', '>', cursor)
  const rows = (await query.execute()) as unknown as BulkFailure[] // written by run-some.ts in this shape
  return { items: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.recordId ?? null) : null }
}
