import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker'
import type { Kith } from '#platform/ctx/ctx'
import { keepAlive } from './abandoned.ts'
import { queueLogger } from './queue.ts'
import { runTask } from './run-task.ts'
import type { TaskList } from './task.ts'

/** A task of the system that the clock starts: once per installation, however many processes run. */
export interface Schedule {
  task: string
  /** Cron's five fields, UTC, e.g. `17 3 * * *`. */
  cron: string
}

export interface WorkerOptions {
  schedules?: readonly Schedule[]
  /** Jobs at the same time, default 2. */
  concurrency?: number
}

export interface Worker {
  /** Takes no more jobs, lets the running ones finish for a few seconds, then has them taken up by the next start. */
  stop(): Promise<void>
}

// A stopping process waits this long before it signals its jobs to break off …
const PATIENCE_MS = 3000
// … and leaves those that do not listen to whoever starts next.
const LONGEST_STOP_MS = 8000
const PAUSE_AFTER_LOSS_MS = 2000

/** Runs jobs in this process until stopped. Jobs left by a process that died are taken up within seconds. */
export async function startWorker(kith: Kith, tasks: TaskList, options: WorkerOptions = {}): Promise<Worker> {
  const stopping = new AbortController()
  let pool = await openPool(kith, tasks, options)
  void watch()

  // graphile-worker gives up when it cannot write down a job's end, as when PostgreSQL restarts. We begin again.
  async function watch(): Promise<void> {
    for (;;) {
      await pool.runner.promise.catch(() => {})
      if (stopping.signal.aborted) return
      kith.log.warn('the job queue was lost; trying again')
      await pool.close()
      await delay(PAUSE_AFTER_LOSS_MS, undefined, { signal: stopping.signal }).catch(() => {})
      while (!stopping.signal.aborted && !(await reopen())) await delay(PAUSE_AFTER_LOSS_MS)
    }
  }
  async function reopen(): Promise<boolean> {
    const next = await openPool(kith, tasks, options).catch(() => null)
    if (!next) return false
    pool = next
    if (stopping.signal.aborted) await stopPool(next)
    return true
  }

  return {
    async stop() {
      stopping.abort()
      await stopPool(pool)
    },
  }
}

async function stopPool({ runner, close }: Awaited<ReturnType<typeof openPool>>): Promise<void> {
  await Promise.race([
    Promise.allSettled([runner.stop(), runner.promise]),
    delay(LONGEST_STOP_MS, undefined, { ref: false }),
  ])
  await close()
}

async function openPool(kith: Kith, tasks: TaskList, { schedules = [], concurrency = 2 }: WorkerOptions) {
  const events: WorkerEvents = new EventEmitter()
  let poolId = ''
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id
  })
  let isFetching = false
  for (const event of ['worker:getJob:empty', 'job:start'] as const) events.once(event, () => (isFetching = true))
  // It remembers the answer to its first question, a lost connection too, and would say so for ever: then it begins anew.
  events.on('worker:getJob:error', () => {
    if (!isFetching) runner.stop('no job was ever fetched').catch(() => {})
  })
  const brokenOff: string[] = []
  const runner: Runner = await run({
    pgPool: kith.database.owner,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [name, runTask(kith, name, task, brokenOff)]),
    ),
    parsedCronItems: parseCronItems(schedules.map(({ task, cron }) => ({ task, match: cron, identifier: task }))),
    concurrency,
    // New jobs announce themselves; this is for those that wait for their hour.
    pollInterval: 2000,
    gracefulShutdownAbortTimeout: PATIENCE_MS,
    noHandleSignals: true,
    logger: queueLogger(kith.log),
    events,
  })
  const alive = await keepAlive(kith, poolId)
  return {
    runner,
    async close() {
      await alive.stop()
      await handBack(kith, poolId, brokenOff)
    },
  }
}

/** Jobs that broke off because we stop have not failed: the next start runs them at once, with the tries they had. */
async function handBack(kith: Kith, poolId: string, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return
  await kith.database.owner
    .query(
      `update graphile_worker._private_jobs
          set run_at = now(), attempts = greatest(attempts - 1, 0), last_error = null, locked_at = null, locked_by = null
        where id = any ($1::bigint[]) and (locked_by is null or locked_by = $2)`,
      [jobIds, poolId],
    )
    .catch((error) => kith.log.warn({ err: error }, 'jobs that broke off wait for their next try'))
}
