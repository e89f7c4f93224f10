import { expect, onTestFinished, test } from 'vitest'
import { inWorkspace } from '#platform/ctx/ctx'
import { eventually, scratchKith, scratchWorkspace, standingConnection } from '#tests/support/scratch-kith'
import { listJobs, removeJob, retryJob } from './queue-entries.ts'
import type { Task } from './task.ts'
import { startWorker } from './worker.ts'

async function working(tasks: Record<string, Task>) {
  const { kith } = await scratchKith()
  const ann = await scratchWorkspace(kith)
  const standing = await standingConnection(kith)
  const worker = await startWorker(kith, standing, tasks)
  onTestFinished(() => worker.stop())
  return { kith, ann }
}

test('a job runs once its transaction commits, and never when it does not', async () => {
  const seen: unknown[] = []
  const { kith, ann } = await working({ note: async ({ payload }) => void seen.push(payload.text) })
  await expect(
    inWorkspace(kith, ann, async (ctx) => {
      await ctx.later('note', { text: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await inWorkspace(kith, ann, (ctx) => ctx.later('note', { text: 'committed' }))
  await eventually(() => seen.length > 0)
  expect(seen).toEqual(['committed'])
})

test('a job works in its own workspace, as the one who enqueued it, with the rights of today', async () => {
  const told: unknown[] = []
  const { kith, ann } = await working({
    look: async (job) =>
      job.workspace(async (ctx) => {
        const { rows } = await kith.database.owner.query('select count(*)::int as n from workspaces')
        const visible = await ctx.db.selectFrom('workspaces').select('id').execute()
        told.push({ all: rows[0].n, visible, may: ctx.may('settings'), actor: ctx.actor, by: ctx.userId })
      }),
  })
  const ben = await scratchWorkspace(kith)
  await inWorkspace(kith, ann, (ctx) => ctx.later('look', {}))
  await eventually(() => told.length === 1)
  await kith.database.owner.query('delete from memberships where user_id = $1', [ann.userId])
  await inWorkspace(kith, ann, (ctx) => ctx.later('look', {}))
  await eventually(() => told.length === 2)
  const annThen = {
    all: 2,
    visible: [{ id: ann.workspaceId }],
    actor: { kind: 'user', id: ann.userId },
    by: ann.userId,
  }
  expect(told).toEqual([
    { ...annThen, may: true },
    { ...annThen, may: false },
  ])
  expect(ben.workspaceId).not.toBe(ann.workspaceId)
})

test('a transaction cannot enqueue for another workspace', async () => {
  const { kith } = await scratchKith()
  const ann = await scratchWorkspace(kith)
  const ben = await scratchWorkspace(kith)
  const forged = (ctx: Parameters<Parameters<typeof inWorkspace>[2]>[0]) =>
    ctx.db.executeQuery(
      ctx.db
        .selectNoFrom((eb) =>
          eb
            .fn('kith.enqueue', [
              eb.val('x'),
              eb.cast(eb.val(JSON.stringify({ workspaceId: ben.workspaceId })), 'json'),
              eb.cast(eb.val(null), 'text'),
              eb.cast(eb.val(null), 'timestamptz'),
            ])
            .as('id'),
        )
        .compile(),
    )
  await expect(inWorkspace(kith, ann, forged)).rejects.toThrow('workspace of its transaction only')
})

test('the list shows what waits and what failed and why; retry runs it, and the neighbour sees none of it', async () => {
  let broken = true
  const { kith, ann } = await working({
    flaky: async () => {
      if (broken) throw new Error('the mail server says no')
    },
  })
  const ben = await scratchWorkspace(kith)
  await inWorkspace(kith, ann, (ctx) => ctx.later('flaky', { orderId: 7 }))
  const [job] = await eventually(async () => {
    const { items } = await inWorkspace(kith, ann, (ctx) => listJobs(ctx, {}))
    return items[0]?.lastError && items[0].state === 'queued' ? items : undefined
  })
  expect(job).toMatchObject({ task: 'flaky', state: 'queued', attempts: 1, maxAttempts: 10, payload: { orderId: 7 } })
  expect(job?.lastError).toContain('the mail server says no')
  const jobId = job?.id ?? ''

  await kith.database.owner.query('update graphile_worker._private_jobs set attempts = max_attempts')
  const failed = await inWorkspace(kith, ann, (ctx) => listJobs(ctx, { state: 'failed' }))
  expect(failed.counts).toEqual({ queued: 0, running: 0, failed: 1 })
  expect(failed.items.map(({ id, state }) => ({ id, state }))).toEqual([{ id: jobId, state: 'failed' }])

  expect((await inWorkspace(kith, ben, (ctx) => listJobs(ctx, {}))).items).toEqual([])
  await expect(inWorkspace(kith, ben, (ctx) => retryJob(ctx, { jobId }))).rejects.toMatchObject({
    code: 'job_not_found',
  })
  await expect(inWorkspace(kith, ben, (ctx) => removeJob(ctx, { jobId }))).rejects.toMatchObject({
    code: 'job_not_found',
  })

  broken = false
  await inWorkspace(kith, ann, (ctx) => retryJob(ctx, { jobId }))
  await eventually(async () => (await inWorkspace(kith, ann, (ctx) => listJobs(ctx, {}))).items.length === 0)
})

test('a running job is neither retried nor removed; a waiting one can be given up', async () => {
  let finish = () => {}
  const { kith, ann } = await working({ long: () => new Promise((resolve) => (finish = resolve)) })
  await inWorkspace(kith, ann, async (ctx) => {
    await ctx.later('long', {})
    await ctx.later('long', {}, { runAt: new Date(Date.now() + 3_600_000) })
  })
  const list = () => inWorkspace(kith, ann, (ctx) => listJobs(ctx, {}))
  await eventually(async () => (await list()).counts.running === 1)
  const [later, now] = (await list()).items.map(({ id }) => id)
  await expect(inWorkspace(kith, ann, (ctx) => retryJob(ctx, { jobId: now ?? '' }))).rejects.toMatchObject({
    code: 'job_running',
  })
  await expect(inWorkspace(kith, ann, (ctx) => removeJob(ctx, { jobId: now ?? '' }))).rejects.toMatchObject({
    code: 'job_running',
  })
  await inWorkspace(kith, ann, (ctx) => removeJob(ctx, { jobId: later ?? '' }))
  expect((await list()).items.map(({ id }) => id)).toEqual([now])
  finish()
  await eventually(async () => (await list()).items.length === 0)
})

test('a key makes a job unique within its workspace only', async () => {
  const { kith } = await scratchKith()
  const ann = await scratchWorkspace(kith)
  const ben = await scratchWorkspace(kith)
  for (const acting of [ann, ann, ben])
    await inWorkspace(kith, acting, (ctx) => ctx.later('any', {}, { key: 'nightly' }))
  for (const acting of [ann, ben])
    expect((await inWorkspace(kith, acting, (ctx) => listJobs(ctx, {}))).items).toHaveLength(1)
})

test('a worker that stops tells its job to break off, and the next start runs it with all its tries', async () => {
  const { kith } = await scratchKith()
  const ann = await scratchWorkspace(kith)
  const standing = await standingConnection(kith)
  const tries: number[] = []
  const task: Task = async ({ attempt, signal }) => {
    tries.push(attempt)
    if (tries.length === 2) return
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopping'))))
  }
  const first = await startWorker(kith, standing, { task })
  await inWorkspace(kith, ann, (ctx) => ctx.later('task', {}))
  await eventually(() => tries.length === 1)
  await first.stop()
  const second = await startWorker(kith, standing, { task })
  onTestFinished(() => second.stop())
  await eventually(() => tries.length === 2)
  expect(tries).toEqual([1, 1])
})
