import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.generated.ts'

/** A transaction of the limited role, bound to one workspace. Nothing else reaches tenant tables. */
export type Tx = Transaction<DB>

/** The two ways into PostgreSQL: as the owner (migrations, jobs' queue, backup) and as the limited role. */
export interface Database {
  /** Sees every workspace. For migrations, backup and the job queue, never for a request. */
  owner: pg.Pool
  /** The limited role: without a workspace set it sees no tenant row. */
  app: Kysely<DB>
  /** The limited role's pool, for libraries that bring their own queries (sign-in). */
  appPool: pg.Pool
  /** Name of the limited role. */
  role: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  owner: pg.PoolConfig
  app: pg.PoolConfig
  /** Name of the limited role, for the grants of migrations. */
  role: string
  /** Connections of the limited role, default 10. */
  poolSize?: number
}

// bigint columns are money in minor units and counts: safe integers, wanted as numbers. Dates stay the text they are.
const INT8 = 20
const DATE = 1082
pg.types.setTypeParser(INT8, Number)
pg.types.setTypeParser(DATE, (text) => text)

/** Opens both pools; connects lazily. */
export function openDatabase({ owner, app, role, poolSize = 10 }: DatabaseOptions): Database {
  const ownerPool = new pg.Pool({ ...owner, max: 6 })
  const appPool = new pg.Pool({ ...app, max: poolSize })
  // An idle connection that the server closes must not end the process; the next query reports it.
  for (const pool of [ownerPool, appPool]) {
    pool.on('error', () => {})
    // The same for one that is checked out between two queries, as in a transaction when PostgreSQL restarts.
    pool.on('connect', (client) => client.on('error', () => {}))
  }
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: appPool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return {
    owner: ownerPool,
    app: kysely,
    appPool,
    role,
    async close() {
      await kysely.destroy()
      await ownerPool.end()
    },
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Runs `work` in one transaction of the limited role that sees only `workspaceId`.
 * SET LOCAL takes no parameters, hence the check of both ids before they are written out.
 */
export function inTransaction<T>(
  db: Database,
  { workspaceId, userId }: { workspaceId: string; userId: string | null },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!UUID.test(workspaceId) || (userId !== null && !UUID.test(userId))) throw new TypeError('Not a UUID')
  return db.app.transaction().execute(async (tx) => {
    const user = userId === null ? '' : `; set local app.user_id = '${userId}'`
    await sql.raw(`set local app.workspace_id = '${workspaceId}'${user}`).execute(tx)
    return work(tx)
  })
}
