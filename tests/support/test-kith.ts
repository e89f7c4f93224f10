import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { appConnection } from '#app/server/connect.ts'
import { objects } from '#app/server/objects.ts'
import { buildServer } from '#app/server/web.ts'
import { createAuth } from '#platform/auth/auth'
import { readConfig } from '#platform/config/config'
import type { Kith } from '#platform/ctx/ctx'
import { openDatabase } from '#platform/db/database'
import { onceAFile } from './file-end.ts'
import { withDatabase } from './global-setup.ts'

export interface TestKith {
  kith: Kith
  /** The whole HTTP server, for `server.inject`. */
  server: FastifyInstance
}

/** The program over a database of this test file's own, cloned from the migrated template. Closed after the file. */
export const testKith = onceAFile<TestKith & { close(): Promise<void> }, []>(open, (opened) => opened.close())

async function open() {
  const templateUrl = inject('templateUrl')
  const template = new URL(templateUrl.replace(/@[^/]*\//, '@host/')).pathname.slice(1)
  const name = `${template}_${randomBytes(6).toString('hex')}`
  const maintenance = new pg.Client({ connectionString: withDatabase(templateUrl, 'postgres') })
  await maintenance.connect()
  await maintenance.query(`create database ${name} template ${template}`)
  await maintenance.end()
  const url = withDatabase(templateUrl, name)
  const role = inject('appRole')
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kith-data-'))
  const config = readConfig({
    KITH_DATA_DIR: dataDir,
    LOG_LEVEL: process.env.KITH_TEST_LOG ?? 'silent',
    KITH_SECRET: 'only-for-tests-only-for-tests',
    PORT: '0',
    KITH_PRIVATE_PROVIDERS: 'allowed',
  })
  const app = appConnection({ appDatabaseUrl: undefined, databaseRole: role }, url, inject('appPassword'))
  const database = openDatabase({ owner: { connectionString: url }, app, role, poolSize: 6 })
  const log = pino({ level: config.logLevel })
  const auth = createAuth({
    config,
    database,
    log,
    secret: 'only-for-tests-only-for-tests',
    sendMail: async () => {},
    limitAttempts: false,
  })
  const kith: Kith = { config, database, auth, objects, log, checkOutput: true, now: () => new Date() }
  const server = await buildServer(kith)
  return {
    kith,
    server,
    async close() {
      await server.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
