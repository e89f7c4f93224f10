import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aWorkspace } from '#tests/support/workspace'
import { enqueue } from './enqueue.ts'
import { listJobs, removeJob, retryJob } from './queue-entries.ts'
import type { Task } from './task.ts'
import { startWorker } from './worker.ts'

async function working(tasks: Record<string, Task>) {
  const { kith, ann } = await aWorkspace()
  const worker = await startWorker(kith, tasks)
  onTestFinished(() => worker.stop())
  return { kith, ann }
}

test('a job runs once its transaction commits, and never when it does not', async () => {
  const seen: unknown[] = []
  const { ann } = await working({ note: async ({ payload }) => void seen.push(payload.text) })
  await expect(
    ann.does(async (ctx) => {
      await ctx.later('note', { text: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await ann.does((ctx) => ctx.later('note', { text: 'committed' }))
  await eventually(() => seen.length > 0)
  expect(seen).toEqual(['committed'])
})

test('a job works in its own workspace, as the one who enqueued it, with the rights of today', async () => {
  const told: unknown[] = []
  const { kith, ann } = await working({
    look: async (job) =>
      job.workspace(async (ctx) => {
        const visible = await ctx.db.selectFrom('workspaces').select('id').execute()
        told.push({ visible, may: ctx.may('settings'), actor: ctx.actor, by: ctx.userId })
      }),
  })
  const { ann: ben } = await aWorkspace()
  await ann.does((ctx) => ctx.later('look', {}))
  await eventually(() => told.length === 1)
  await kith.database.owner.query('delete from memberships where user_id = $1', [ann.userId])
  await ann.does((ctx) => ctx.later('look', {}))
  await eventually(() => told.length === 2)
  const annThen = {
    visible: [{ id: ann.acting.workspaceId }],
    actor: { kind: 'user', id: ann.userId },
    by: ann.userId,
  }
  expect(told).toEqual([
    { ...annThen, may: true },
    { ...annThen, may: false },
  ])
  expect(ben.acting.workspaceId).not.toBe(ann.acting.workspaceId)
})

test('a transaction cannot enqueue for another workspace', async () => {
  const { ann } = await aWorkspace()
  const { ann: ben } = await aWorkspace()
  const forged = ann.does((ctx) => enqueue({ ...ctx, workspaceId: ben.acting.workspaceId }, 'x', {}))
  await expect(forged).rejects.toThrow('workspace of its transaction only')
})

test('the list shows what waits and what failed and why; retry runs it, and the neighbour sees none of it', async () => {
  let broken = true
  const { kith, ann } = await working({
    flaky: async () => {
      if (broken) throw new Error('the mail server says no')
    },
  })
  const { ann: ben } = await aWorkspace()
  await ann.does((ctx) => ctx.later('flaky', { orderId: 7 }))
  const [job] = await eventually(async () => {
    const { items } = await ann.does((ctx) => listJobs(ctx, {}))
    return items[0]?.lastError && items[0].state === 'queued' ? items : undefined
  })
  expect(job).toMatchObject({ task: 'flaky', state: 'queued', attempts: 1, maxAttempts: 10, payload: { orderId: 7 } })
  expect(job?.lastError).toContain('the mail server says no')
  const jobId = job?.id ?? ''

  await kith.database.owner.query('update graphile_worker._private_jobs set attempts = max_attempts')
  const failed = await ann.does((ctx) => listJobs(ctx, { state: 'failed' }))
  expect(failed.counts).toEqual({ queued: 0, running: 0, failed: 1 })
  expect(failed.items.map(({ id, state }) => ({ id, state }))).toEqual([{ id: jobId, state: 'failed' }])

  expect((await ben.does((ctx) => listJobs(ctx, {}))).items).toEqual([])
  await expect(ben.does((ctx) => retryJob(ctx, { jobId }))).rejects.toMatchObject({
    code: 'job_not_found',
  })
  await expect(ben.does((ctx) => removeJob(ctx, { jobId }))).rejects.toMatchObject({
    code: 'job_not_found',
  })

  broken = false
  await ann.does((ctx) => retryJob(ctx, { jobId }))
  await eventually(async () => (await ann.does((ctx) => listJobs(ctx, {}))).items.length === 0)
})

test('a running job is neither retried nor removed; a waiting one can be given up', async () => {
  let finish = () => {}
  const { ann } = await working({ long: () => new Promise((resolve) => (finish = resolve)) })
  await ann.does(async (ctx) => {
    await ctx.later('long', {})
    await ctx.later('long', {}, { runAt: new Date(Date.now() + 3_600_000) })
  })
  const list = () => ann.does((ctx) => listJobs(ctx, {}))
  await eventually(async () => (await list()).counts.running === 1)
  const [later, now] = (await list()).items.map(({ id }) => id)
  await expect(ann.does((ctx) => retryJob(ctx, { jobId: now ?? '' }))).rejects.toMatchObject({
    code: 'job_running',
  })
  await expect(ann.does((ctx) => removeJob(ctx, { jobId: now ?? '' }))).rejects.toMatchObject({
    code: 'job_running',
  })
  await ann.does((ctx) => removeJob(ctx, { jobId: later ?? '' }))
  expect((await list()).items.map(({ id }) => id)).toEqual([now])
  finish()
  await eventually(async () => (await list()).items.length === 0)
})

test('a key makes a job unique within its workspace only', async () => {
  const { ann } = await aWorkspace()
  const { ann: ben } = await aWorkspace()
  for (const acting of [ann, ann, ben]) await acting.does((ctx) => ctx.later('any', {}, { key: 'nightly' }))
  for (const acting of [ann, ben]) expect((await acting.does((ctx) => listJobs(ctx, {}))).items).toHaveLength(1)
})

test('a worker that stops tells its job to break off, and the next start runs it with all its tries', async () => {
  const { kith, ann } = await aWorkspace()
  const tries: number[] = []
  const task: Task = async ({ attempt, signal }) => {
    tries.push(attempt)
    if (tries.length === 2) return
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopping'))))
  }
  const first = await startWorker(kith, { task })
  await ann.does((ctx) => ctx.later('task', {}))
  await eventually(() => tries.length === 1)
  await first.stop()
  const second = await startWorker(kith, { task })
  onTestFinished(() => second.stop())
  await eventually(() => tries.length === 2)
  expect(tries).toEqual([1, 1])
})
