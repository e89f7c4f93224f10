import pino from 'pino'
import { readConfig } from '#platform/config/config'
import type { Kith } from '#platform/ctx/ctx'
import { openDatabase } from '#platform/db/database'
import { startWorker } from '#platform/jobs/worker'

/** A process that takes a job and never ends it, so that a test may kill it. It says `took` when it has one. */
const owner = JSON.parse(process.argv[2] ?? '{}')
const kith = {
  config: readConfig({}),
  database: openDatabase({ owner, app: owner, role: '' }),
  log: pino({ level: 'silent' }),
  now: () => new Date(),
} as unknown as Kith // a worker needs neither sign-in nor objects
await startWorker(kith, {
  async endless() {
    process.stdout.write('took\n')
    await new Promise(() => {})
  },
})
