import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { saidOf } from '#platform/jobs/said-of'
import type { Job, Task } from '#platform/jobs/task'
import { startMeasurement } from '#platform/quality/measure'
import { tellProgress } from '#platform/realtime/progress'
import { CHUNK } from './collect.ts'
import { type Pace, runSome } from './run-some.ts'
import { changeJob, lockJob, type StoredJob } from './stored-job.ts'

const Payload = z.object({ jobId: z.uuid() })
/** Tries before a job is called failed; then a person retries what is left. */
const MOST_TRIES = 4

/** Runs a job in the background. A process that died in the middle leaves one that the next try takes up. */
export const runTask: Task = async ({ payload, workspace, attempt, lastAttempt, signal }) => {
  const { jobId } = Payload.parse(payload)
  try {
    await runJob(jobId, workspace, signal)
  } catch (error) {
    if (signal.aborted || !(error instanceof Refusal || attempt >= MOST_TRIES || lastAttempt)) throw error
    await workspace((ctx) => failJob(ctx, jobId, error))
    if (!(error instanceof Refusal)) throw error
  }
}

/**
 * Goes through a job's records from where it stands. Where PostgreSQL, or a module's own rule, refuses some of them together,
 * fewer are tried until the one is found that fails alone.
 */
async function runJob(jobId: string, workspace: Job['workspace'], signal: AbortSignal): Promise<void> {
  const pace: Pace = { began: Date.now(), done: 0, told: 0 }
  let most = CHUNK
  let goesOn = true
  while (goesOn) {
    signal.throwIfAborted()
    try {
      goesOn = await workspace((ctx) => runSome(ctx, jobId, { most, pace }))
      most = Math.min(CHUNK, most * 2)
    } catch (error) {
      if (!isAboutRecords(error)) throw error
      if (most === 1) goesOn = await workspace((ctx) => runSome(ctx, jobId, { most, pace, refused: error }))
      else most = Math.ceil(most / 4)
    }
  }
  await workspace((ctx) => finish(ctx, jobId))
}

/** A rule of a module, or PostgreSQL's classes 22 (a value it cannot hold), 23 (a constraint) and 40 (others in the way). */
const isAboutRecords = (error: unknown) =>
  error instanceof Refusal ? !aboutTheJob.includes(error.code) : /^(22|23|40)/.test(String(Object(error).code ?? ''))

/** The job, the right to do it, or the list it is for is gone. */
const aboutTheJob: readonly string[] = ['bulk_job_not_found', 'forbidden', 'segment_not_found']

/** Written once, by whoever came to the end. */
async function finish(ctx: Ctx, jobId: string): Promise<void> {
  const job = await lockJob(ctx, jobId)
  if (job.status === 'cancelling') await settle(ctx, job, { status: 'cancelled' })
  else if (job.status === 'running' && job.done >= job.total) {
    await settle(ctx, job, { status: 'done' })
    // What is mended stays marked until it is measured again.
    if (job.act.kind === 'mend') await startMeasurement(ctx, ctx.objects.find(job.object))
    await ctx.db.deleteFrom('bulkChunks').where('jobId', '=', jobId).execute()
  }
}

/** Ends a job that cannot go on. What it did stays, to be undone, or what is left to be retried. */
async function failJob(ctx: Ctx, jobId: string, error: unknown): Promise<void> {
  const job = await lockJob(ctx, jobId)
  if (job.status === 'running' || job.status === 'cancelling')
    await settle(ctx, job, { status: 'failed', error: saidOf(error) })
}

async function settle(ctx: Ctx, job: StoredJob, ending: Pick<StoredJob, 'status'> & Partial<StoredJob>): Promise<void> {
  const { id, object, act, total, done, changed, unchanged, failed } = job
  await changeJob(ctx, id, { ...ending, finishedAt: ctx.now().toISOString() })
  await ctx.record({
    type: 'bulk.finished',
    object: 'bulk',
    recordId: id,
    payload: { object, kind: act.kind, total, status: ending.status, changed, unchanged, failed },
  })
  await tellProgress(ctx, { kind: 'bulk', id, done, total, failed, status: ending.status })
}
