import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { migrationRooms } from '#app/server/rooms.ts'
import { ensureAppRole } from '#platform/db/app-role'
import { startEmbedded } from '#platform/db/embedded/start-embedded'
import { migrate, readMigrations } from '#platform/db/migrate'
import { installQueue } from '#platform/jobs/queue'
import { startOrdinaryPostgres } from '#tests/support/ordinary-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's URL to the migrated template, cloned once per test file. */
    templateUrl: string
    appRole: string
    appPassword: string
  }
}

/**
 * One PostgreSQL for the whole run: DATABASE_URL's, an ordinary one (KITH_TEST_DATABASE=ordinary), or an embedded one in a folder of its own. The schema is migrated
 * once, into a template.
 */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), 'kith-test-'))
  // As root the server's account must get in, or the database would be kept in /var/lib/kith and stay behind.
  await chmod(folder, 0o711)
  const ordinary = process.env.KITH_TEST_DATABASE === 'ordinary' ? await startOrdinaryPostgres() : null
  const given = process.env.DATABASE_URL ?? ordinary?.ownerUrl
  const embedded = given
    ? null
    : await startEmbedded({
        dataDir: folder,
        settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
      })
  const server = given ?? embedded?.ownerUrl ?? ''
  const appRole = `kith_test_${process.pid}`
  const appPassword = 'only for tests'
  const template = `kith_template_${process.pid}`
  const maintenance = new pg.Client({ connectionString: server })
  await maintenance.connect()
  await maintenance.query(`create database ${template}`)
  const templateUrl = withDatabase(server, template)
  const owner = new pg.Pool({ connectionString: templateUrl })
  await ensureAppRole(owner, appRole, appPassword)
  await installQueue(owner, pino({ level: 'silent' }))
  await migrate(owner, await readMigrations(migrationRooms), appRole)
  await owner.end()
  project.provide('templateUrl', templateUrl)
  project.provide('appRole', appRole)
  project.provide('appPassword', appPassword)
  return async () => {
    // A server of our own goes with all it holds; on somebody else's we leave nothing.
    if (process.env.DATABASE_URL) await dropAll(maintenance, template, appRole)
    await maintenance.end()
    await embedded?.stop()
    await ordinary?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function dropAll(maintenance: pg.Client, template: string, appRole: string) {
  const { rows } = await maintenance.query(`select datname from pg_database where datname like '${template}%'`)
  for (const { datname } of rows) await maintenance.query(`drop database ${datname}`)
  await maintenance.query(`drop role ${appRole}_narrowed, ${appRole}`)
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${database}$1`)
}
