import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { lookUpByIndex } from '#platform/db/look-up-by-index'
import { saidOf } from '#platform/jobs/said-of'
import { tellProgress } from '#platform/realtime/progress'
import { applyAct, type Outcome, refuseAll } from './apply-act.ts'
import type { BulkFailure } from './bulk-shape.ts'
import { checkRights } from './check-act.ts'
import { changeJob, lockJob, type StoredJob } from './stored-job.ts'

/** How fast this process is, and when it last told. */
export interface Pace {
  began: number
  done: number
  told: number
}

interface Step {
  /** At most so many records. */
  most: number
  pace: Pace
  /** The next record fails for this reason and is not tried. */
  refused?: unknown
}

const BETWEEN_WORDS_MS = 250

/**
 * Does the act to the next records in the transaction of `ctx`, together with how far the job has come: a process that dies
 * before the commit has done nothing, one that dies after it has done all.
 * @returns whether records are left.
 */
export async function runSome(ctx: Ctx, jobId: string, step: Step): Promise<boolean> {
  const [job] = await Promise.all([
    lockJob(ctx, jobId),
    lookUpByIndex(ctx),
    // Need not wait for the disk: a chunk lost with the machine takes `next_chunk` along and is done again.
    sql`set local synchronous_commit = off`.execute(ctx.db),
  ])
  if (job.status !== 'running') return false
  const chunk = await chunkOf(ctx, job)
  if (!chunk) return false
  const type = ctx.objects.find(job.object)
  checkRights(ctx, type, job.act)
  const ids = chunk.slice(job.chunkDone, job.chunkDone + step.most)
  const outcome =
    'refused' in step
      ? await refuseAll(ctx, type, ids, saidOf(step.refused))
      : await applyAct(inLightOf(ctx, { causeId: jobId }), type, job.act, ids)
  await keepFailures(ctx, jobId, outcome.failures)
  await count(ctx, job, { chunk, ids, outcome }, step.pace)
  return true
}

async function chunkOf(ctx: Ctx, { id, nextChunk }: StoredJob): Promise<string[] | undefined> {
  const row = await ctx.db
    .selectFrom('bulkChunks')
    .select('ids')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('jobId', '=', id)
    .where('number', '=', nextChunk)
    .executeTakeFirst()
  return row?.ids
}

async function keepFailures(ctx: Ctx, jobId: string, failures: readonly BulkFailure[]): Promise<void> {
  if (failures.length === 0) return
  await sql`insert into bulk_failures (workspace_id, job_id, record_id, title, code, errors)
    select ${ctx.workspaceId}, ${jobId}, r.* from jsonb_to_recordset(${JSON.stringify(failures)}::jsonb)
      as r("recordId" uuid, title text, code text, errors jsonb)
    on conflict do nothing`.execute(ctx.db)
}

interface Stretch {
  chunk: readonly string[]
  ids: readonly string[]
  outcome: Outcome
}

async function count(ctx: Ctx, job: StoredJob, { chunk, ids, outcome }: Stretch, pace: Pace): Promise<void> {
  pace.done += ids.length
  const rate = pace.done / Math.max(0.05, (Date.now() - pace.began) / 1000)
  const chunkDone = job.chunkDone + ids.length
  const isChunkDone = chunkDone >= chunk.length
  const done = job.done + ids.length
  const failed = job.failed + outcome.failures.length
  await changeJob(ctx, job.id, {
    ...{ done, failed, rate },
    changed: job.changed + outcome.changed,
    unchanged: job.unchanged + outcome.unchanged,
    nextChunk: isChunkDone ? job.nextChunk + 1 : job.nextChunk,
    chunkDone: isChunkDone ? 0 : chunkDone,
  })
  if (Date.now() - pace.told < BETWEEN_WORDS_MS) return
  pace.told = Date.now()
  await tellProgress(ctx, {
    ...{ kind: 'bulk', id: job.id, done, failed },
    total: job.total,
    perSecond: Math.round(rate),
  })
}
