import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { build } from 'esbuild'
import type pg from 'pg'
import { inject } from 'vitest'
import { appConnection } from '#app/server/connect.ts'
import type { Kith } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { startWorker } from '#platform/jobs/worker'
import { root } from '#platform/root'
import { until } from './eventually.ts'

/** When a worker dies: at a statement counted from its start, before or after it is `sent`, or at the end of a job. */
interface Moment {
  at: number | 'end'
  sent: boolean
  /** How far ahead of the clock on the wall it lives. */
  aheadMs?: number
}

/** What a doomed worker is told. */
export interface Doom extends Moment {
  owner: pg.PoolConfig
  app: pg.PoolConfig
  role: string
  dataDir: string
}

const program = path.join(root, 'dist', 'tests', 'doomed-worker-program.mjs')

/** Writes the program once for a test file. */
export const buildDoomedWorker = () =>
  build({
    entryPoints: [path.join(root, 'tests/support/doomed-worker-program.ts')],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'esm', packages: 'external' },
  })

/** Runs the jobs that wait in a process of its own, until it dies or nothing is left to do. @returns whether it died. */
export async function worksUntilKilled({ config, database }: Kith, moment: Moment): Promise<boolean> {
  const url = database.owner.options.connectionString ?? ''
  const role = inject('appRole')
  const doom: Doom = {
    ...{ owner: { connectionString: url }, role, dataDir: config.dataDir, ...moment },
    app: appConnection({ appDatabaseUrl: undefined, databaseRole: role }, url, inject('appPassword')),
  }
  const child = spawn(process.execPath, [program, JSON.stringify(doom)], { stdio: ['ignore', 'ignore', 'inherit'] })
  let isDead = false
  const death = once(child, 'exit').then(() => {
    isDead = true
  })
  await until(async () => isDead || (await isQuiet(database)))
  const died = isDead
  child.kill('SIGKILL')
  await death
  if (child.exitCode !== null) throw new Error('The worker did not start; its reason is above.')
  // As the next start does, which need not wait here to be sure that the other is dead.
  await database.owner.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
  return died
}

/** Works off what is left, here. */
export async function worksToTheEnd(kith: Kith, tasks: TaskList): Promise<void> {
  const worker = await startWorker(kith, tasks)
  await until(() => isQuiet(kith.database)).finally(() => worker.stop())
}

async function isQuiet({ owner }: Kith['database']): Promise<boolean> {
  const { rows } = await owner.query('select attempts, last_error from graphile_worker._private_jobs')
  // A job that threw would be tried again much later; it should not have.
  const { last_error: thrown } = rows.find(({ last_error }) => last_error !== null) ?? {}
  if (thrown) throw new Error(`A job failed: ${thrown}`)
  return rows.length === 0
}
