import type { Logger } from 'pino'
import { createAuth } from '#platform/auth/auth'
import type { Config } from '#platform/config/config'
import { installationSecret } from '#platform/config/installation-secret'
import type { Kith } from '#platform/ctx/ctx'
import { migrate, readMigrations } from '#platform/db/migrate'
import { installQueue } from '#platform/jobs/queue'
import { sendAccountMail } from '#platform/mail/send-mail'
import { connect } from './connect.ts'
import { objects } from './objects.ts'
import { migrationRooms } from './rooms.ts'

/** Kith as it runs: connected, migrated, ready for the web or for jobs. */
export interface Program {
  kith: Kith
  /** Names of the migrations applied by this start. */
  migrated: string[]
  database: 'embedded' | 'external'
  close(): Promise<void>
}

export interface ProgramOptions {
  log: Logger
  /** `together` when several processes share the embedded server (start --only). */
  use?: 'alone' | 'together' | 'guest'
}

/** Opens the program. Whatever is wrong (settings, PostgreSQL, a migration) is thrown with its mend, and nothing is left running. */
export async function openProgram(config: Config, { log, use = 'alone' }: ProgramOptions): Promise<Program> {
  const { database, embedded, close } = await connect(config, { use, log: (message) => log.info(message) })
  try {
    await installQueue(database.owner, log)
    const migrated = await migrate(database.owner, await readMigrations(migrationRooms), database.role)
    await database.owner.query('select kith.ensure_event_partitions(current_date)')
    const auth = createAuth({
      config,
      database,
      log,
      secret: installationSecret(config),
      sendMail: (mail) => sendAccountMail(kith, mail),
      limitAttempts: true,
    })
    const kith: Kith = { config, database, auth, objects, log, checkOutput: false, now: () => new Date() }
    return { kith, migrated, database: embedded ? 'embedded' : 'external', close }
  } catch (error) {
    await close()
    throw error
  }
}
