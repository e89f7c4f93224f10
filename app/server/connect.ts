import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Config } from '#platform/config/config'
import { installationSecret } from '#platform/config/installation-secret'
import { ensureAppRole, ensureNarrowedRole } from '#platform/db/app-role'
import { type Database, openDatabase } from '#platform/db/database'
import type { Use } from '#platform/db/embedded/presence'
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded/start-embedded'

export interface Connected {
  database: Database
  /** Null on an external PostgreSQL. */
  embedded: EmbeddedServer | null
  close(): Promise<void>
}

/** Starts or reaches PostgreSQL, makes sure of the limited role, and opens both pools. */
export async function connect(
  config: Config,
  { use, log }: { use: Use; log: (message: string) => void },
): Promise<Connected> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, use, log })
  const ownerUrl = config.databaseUrl ?? embedded?.ownerUrl ?? ''
  const password = createHmac('sha256', installationSecret(config)).update('limited role').digest('hex')
  const app = appConnection(config, ownerUrl, password)
  const database = openDatabase({
    owner: { connectionString: ownerUrl },
    app,
    role: new pg.Client(app).user ?? config.databaseRole,
  })
  const close = async () => {
    await database.close()
    await embedded?.stop()
  }
  try {
    if (config.appDatabaseUrl) await ensureNarrowedRole(database.owner, database.role)
    else await ensureAppRole(database.owner, config.databaseRole, password)
    return { database, embedded, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The owner's server and database, as the limited role. */
export function appConnection(
  { appDatabaseUrl, databaseRole }: Pick<Config, 'appDatabaseUrl' | 'databaseRole'>,
  ownerUrl: string,
  password: string,
): pg.PoolConfig {
  if (appDatabaseUrl) return { connectionString: appDatabaseUrl }
  const { host, port, database, ssl } = new pg.Client({ connectionString: ownerUrl })
  return { host, port, database: database ?? 'kith', ssl, user: databaseRole, password }
}
