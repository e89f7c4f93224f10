import { sql } from 'kysely'
import type { z } from 'zod'
import { seesEverything } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { JobEntry, JobState } from './contract.ts'

type Entry = z.output<typeof JobEntry>

const PAGE = 50

/** A page of the workspace's jobs, newest first, with how many there are of each state. */
export async function listJobs(ctx: Ctx, { state, cursor }: { state?: z.output<typeof JobState>; cursor?: string }) {
  const { rows } = await sql<Row>`
    select * from kith.workspace_jobs()
     where (${state ?? null}::text is null or state = ${state ?? null}) and id < coalesce(${cursor ?? null}::bigint, ${LAST}::bigint)
     order by id desc limit ${PAGE + 1}`.execute(ctx.db)
  const items = rows.slice(0, PAGE).map((row) => entryOf(ctx, row))
  return { items, nextCursor: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null, counts: await countJobs(ctx) }
}

async function countJobs(ctx: Ctx) {
  const { rows } = await sql<{ state: Entry['state']; jobs: number }>`
    select state, count(*) as jobs from kith.workspace_jobs() group by state`.execute(ctx.db)
  return { queued: 0, running: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, jobs }) => [state, jobs])) }
}

/** Gives a waiting or failed job all its tries anew, from now. */
export async function retryJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<Entry> {
  const { rows } = await sql<{ id: number | null }>`select kith.retry_job(${jobId}) as id`.execute(ctx.db)
  const job = await findJob(ctx, jobId)
  if (rows[0]?.id == null) refuse('job_running')
  return job
}

/** Takes a waiting or failed job out of the queue; what it was to do is not done. */
export async function removeJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<{ id: string }> {
  await findJob(ctx, jobId)
  const { rows } = await sql<{ id: number | null }>`select kith.remove_job(${jobId}) as id`.execute(ctx.db)
  if (rows[0]?.id == null) refuse('job_running')
  return { id: jobId }
}

async function findJob(ctx: Ctx, jobId: string): Promise<Entry> {
  const { rows } = await sql<Row>`select * from kith.workspace_jobs() where id = ${jobId}`.execute(ctx.db)
  return rows[0] ? entryOf(ctx, rows[0]) : refuse('job_not_found')
}

const LAST = '9223372036854775807'

interface Row {
  id: number
  task: string
  state: Entry['state']
  attempts: number
  maxAttempts: number
  runAt: string
  createdAt: string
  lastError: string | null
  payload: Record<string, unknown>
}

/** What it was given may be a record, and why it failed may name one: for whoever sees everything. */
function entryOf(ctx: Ctx, { id, payload, lastError, ...job }: Row): Entry {
  if (!seesEverything(ctx)) return { ...job, id: String(id), lastError: null, payload: {} }
  const { workspaceId: _, userId: __, keyId: ___, ...given } = payload
  return { ...job, id: String(id), lastError, payload: given }
}
