import { createHmac } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { objects } from '#app/server/objects.ts'
import { readConfig } from '#platform/config/config'
import type { Kith } from '#platform/ctx/ctx'
import { openDatabase } from '#platform/db/database'
import type { Task } from '#platform/jobs/task'
import { startWorker } from '#platform/jobs/worker'
import type { Doom } from './doomed-worker.ts'
import { mortalTasks } from './mortal-tasks.ts'

/** A worker of all jobs that dies as of `kill -9`: at the so-manieth statement of the limited role, or when a job is through. */
const { owner, app, role, dataDir, at, sent, aheadMs = 0 } = JSON.parse(process.argv[2] ?? '{}') as Doom // written by doomed-worker.ts
const die = () => process.kill(process.pid, 'SIGKILL')

let statements = 0
const { query } = pg.Client.prototype
// Every statement goes this way, whoever sends it; its many shapes are pg's own business.
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...words: unknown[]) {
    const isDeadly = this.user === app.user && ++statements === at
    if (isDeadly && !sent) die()
    const answer = Reflect.apply(query, this, words)
    // On its way to PostgreSQL, which does it without anybody to answer to.
    if (isDeadly) setImmediate(die)
    return answer
  },
})

const lastWord =
  (task: Task): Task =>
  async (job) => {
    await task(job)
    // All is committed, and the queue does not know it yet.
    if (at === 'end') die()
  }

const database = openDatabase({ owner, app, role })
const kith = {
  ...{
    config: readConfig({
      ...{ KITH_DATA_DIR: dataDir, KITH_PRIVATE_MAIL_SERVERS: 'allowed', KITH_PRIVATE_MODELS: 'allowed' },
    }),
    database,
    objects,
    checkOutput: true,
  },
  ...{ log: pino({ level: 'silent' }), now: () => new Date(Date.now() + aheadMs) },
  // As the program of the test signs: what it sealed can be opened.
  auth: {
    sign: (purpose: string, said: Buffer | string) =>
      createHmac('sha256', 'only-for-tests-only-for-tests').update(`${purpose}\n`).update(said).digest(),
  },
} as unknown as Kith // jobs need no more of sign-in
await startWorker(kith, Object.fromEntries(Object.entries(mortalTasks).map(([name, task]) => [name, lastWord(task)])))
