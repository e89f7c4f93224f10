import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import type { Logger as PinoLogger } from 'pino'

/** Installs or upgrades the queue's own schema, `graphile_worker`. Called beside `migrate`, before any job is enqueued. */
export function installQueue(owner: pg.Pool, log: PinoLogger): Promise<void> {
  return runMigrations({ pgPool: owner, logger: queueLogger(log) })
}

/**
 * graphile-worker's words in our log, without its routine: what a job did is counted in the metrics, why one failed is
 * logged by the worker, which knows the task and not only the message.
 */
export function queueLogger(log: PinoLogger): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' && !message.startsWith('Failed task')) log.error({ from: 'queue' }, message)
    else if (level === 'warning') log.warn({ from: 'queue' }, message)
    else log.trace({ from: 'queue' }, message)
  })
}
