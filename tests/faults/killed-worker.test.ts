import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { build } from 'esbuild'
import { expect, onTestFinished, test } from 'vitest'
import type { Kith } from '#platform/ctx/ctx'
import { listJobs } from '#platform/jobs/queue-entries'
import { startWorker } from '#platform/jobs/worker'
import { root } from '#platform/root'
import { until } from '#tests/support/eventually'
import { aWorkspace } from '#tests/support/workspace'

const program = path.join(root, 'dist', 'tests', 'worker-program.mjs')

async function aWorkerProcess({ database }: Kith) {
  await build({
    entryPoints: [path.join(root, 'tests/support/worker-program.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  const child = spawn(process.execPath, [program, JSON.stringify(database.owner.options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, took: once(child.stdout, 'data') }
}

test('the job of a worker killed with -9 is taken up within seconds, and that of one that lives is left alone', async () => {
  const { kith, ann } = await aWorkspace()
  const list = () => ann.does((ctx) => listJobs(ctx, {}))
  const { child, took } = await aWorkerProcess(kith)
  await ann.does((ctx) => ctx.later('endless', {}))
  await took

  const taken: number[] = []
  const worker = await startWorker(kith, { endless: async ({ attempt }) => void taken.push(attempt) })
  onTestFinished(() => worker.stop())
  await new Promise((resolve) => setTimeout(resolve, 9000))
  expect(taken).toEqual([])
  expect((await list()).items).toMatchObject([{ state: 'running', attempts: 1, maxAttempts: 10 }])

  child.kill('SIGKILL')
  await until(() => taken.length > 0)
  expect(taken).toEqual([2])
})

test('a worker goes on after PostgreSQL closed all its connections', async () => {
  const { kith, ann } = await aWorkspace()
  let done = 0
  const worker = await startWorker(kith, { count: async () => void done++ })
  onTestFinished(() => worker.stop())
  await kith.database.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  )
  await until(() =>
    ann
      .does((ctx) => ctx.later('count', {}))
      .then(
        () => true,
        () => false,
      ),
  )
  await until(() => done === 1)
})
