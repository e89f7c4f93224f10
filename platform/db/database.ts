import { availableParallelism } from 'node:os'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { narrowedRoleOf } from './app-role.ts'
import { openStandingConnection, type StandingConnection } from './standing-connection.ts'
import { SteadyClient } from './steady.ts'
import type { DB } from './tables.generated.ts'
import { type Binding, type OpenTransaction, type TransactionOptions, type Tx, transactionsOf } from './transaction.ts'

export type { Tx } from './transaction.ts'

/** The ways into PostgreSQL: as the owner (migrations, the job queue, backup) and as the limited role. */
export interface Database {
  /** Sees every workspace. For migrations, backup and the job queue, never for a request. */
  owner: pg.Pool
  /** The limited role: without a workspace set it sees no tenant row. Times read as RFC 3339 text, days as text, bigint as number. */
  app: Kysely<DB>
  /** The limited role bound to one workspace. */
  transaction: OpenTransaction
  /** The limited role for the sign-in library, which wants times as Date. Connects when first used. */
  signIn: Kysely<DB>
  /** Hears what changes and holds locks for the life of the process; connects when first used. */
  standing: StandingConnection
  /** Name of the limited role. */
  role: string
  /** How many connections each pool has open, how many of them idle, and how many callers wait for one. */
  pools(): Record<string, { open: number; idle: number; waiting: number }>
  /** Waits a moment for what is under way, then breaks it off: its transaction comes to nothing. */
  close(): Promise<void>
}

const PATIENCE_MS = 2000

export interface DatabaseOptions {
  owner: pg.PoolConfig
  app: pg.PoolConfig
  /** Name of the limited role, for the grants of migrations. */
  role: string
  /** Connections of the limited role; by default two for each processor and two more, as each keeps 15 MB. */
  poolSize?: number
}

const { INT8, DATE, TIMESTAMPTZ } = pg.types.builtins

/** `2026-11-19 09:30:00.123456+00` as RFC 3339, to the microsecond: a cursor made of it must find its place again. */
const instant = (text: string) =>
  text.endsWith('+00')
    ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
    : `${text.slice(0, 10)}T${text.slice(11).replace(/([+-]\d\d)$/, '$1:00')}`

// bigint columns are money in minor units and counts: safe integers, wanted as numbers.
const readers = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [DATE, (text) => text],
  [TIMESTAMPTZ, instant],
])

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => readers.get(oid) ?? pg.types.getTypeParser(oid, format),
}

// Queries begun together travel together. The types of pg do not know the setting yet.
const pipelined: pg.PoolConfig = Object.freeze({ pipeline: true })

/** Opens the pools; they connect lazily. */
export function openDatabase({
  owner,
  app,
  role,
  poolSize = availableParallelism() * 2 + 2,
}: DatabaseOptions): Database {
  const clients = new Set<pg.Client>()
  // A user named kith would find the schema of the functions before its tables.
  const ownerPool = openPool({ ...owner, max: 6, options: '-c search_path=public' }, clients)
  const appPool = openPool({ ...app, ...pipelined, max: poolSize, types, options: '-c timezone=UTC' }, clients)
  const signInPool = openPool({ ...app, max: 3 }, clients)
  const dialect = new PostgresDialect({ pool: appPool })
  const kysely = openKysely(dialect)
  const signIn = openKysely(new PostgresDialect({ pool: signInPool }))
  const standing = openStandingConnection(owner)
  return {
    owner: ownerPool,
    app: kysely,
    transaction: transactionsOf(appPool, dialect, kysely, narrowedRoleOf(role)),
    signIn,
    standing,
    role,
    pools: () => ({ owner: countOf(ownerPool), app: countOf(appPool), signIn: countOf(signInPool) }),
    async close() {
      const hurry = setTimeout(() => {
        for (const client of clients) client.connection.stream.destroy()
      }, PATIENCE_MS)
      await Promise.all([standing.close(), kysely.destroy(), signIn.destroy(), ownerPool.end()])
      clearTimeout(hurry)
    },
  }
}

const countOf = ({ totalCount, idleCount, waitingCount }: pg.Pool) => ({
  open: totalCount,
  idle: idleCount,
  waiting: waitingCount,
})

/** @param clients kept up to date with those it has open. */
function openPool(options: pg.PoolConfig, clients: Set<pg.Client>): pg.Pool {
  const pool = new pg.Pool({ ...options, Client: SteadyClient })
  pool.on('connect', (client) => clients.add(client))
  pool.on('remove', (client) => clients.delete(client))
  // An idle connection that the server closes must not end the process; the next query reports it.
  pool.on('error', () => {})
  // The same for one that is checked out between two queries, as in a transaction when PostgreSQL restarts.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const openKysely = (dialect: PostgresDialect) =>
  new Kysely<DB>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })

/**
 * Runs `work` in one transaction of the limited role that sees only `workspaceId`.
 * @throws TypeError when an id is no UUID.
 */
export function inTransaction<T>(
  db: Database,
  binding: Binding,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return db.transaction(binding, work, options)
}
