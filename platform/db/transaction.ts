import { type DatabaseConnection, type Dialect, type Kysely, Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.generated.ts'

/** A transaction of the limited role, bound to one workspace. Nothing else reaches tenant tables. */
export type Tx = Transaction<DB>

/** Whose transaction it is. */
export interface Binding {
  workspaceId: string
  userId: string | null
  /** What whoever may not see every row sees; absent: all of the workspace. */
  narrowing?: Narrowing | null | undefined
}

/** Which rows a transaction sees. Row-level policies of the narrowed role read it. */
export interface Narrowing {
  /** Whose records of each object, `*` for the objects without a word; null: everybody's. */
  reads: Readonly<Record<string, readonly string[] | null>>
  /** The person's teams and those above them: what is shared with these is shared with the person. */
  teams: readonly string[]
}

export interface TransactionOptions {
  /** PostgreSQL refuses any write in it, and its end is not waited for. */
  readOnly?: boolean
}

/** Runs work in a transaction: all of what it writes stands, or nothing. */
export type OpenTransaction = <T>(
  binding: Binding,
  work: (tx: Tx) => Promise<T>,
  options?: TransactionOptions,
) => Promise<T>

/**
 * Transactions of few round trips, on connections of a pool with `pipeline`: the opening travels with the first query;
 * queries begun together travel together, and PostgreSQL runs them in that order. Kysely's own transactions wait for
 * each. Measured: reading one record took five round trips and takes two.
 */
export function transactionsOf(
  pool: pg.Pool,
  dialect: Dialect,
  kysely: Kysely<DB>,
  narrowedRole: string,
): OpenTransaction {
  const driver = dialect.createDriver()
  return async (binding, work, { readOnly = false } = {}) => {
    const opening = openingOf(binding, readOnly) + narrowed(binding, narrowedRole)
    const client = await pool.connect()
    const opened = client.query(opening)
    // Nobody waits for it alone: where the opening failed, so does everything after it, and the end says why.
    opened.catch(() => {})
    const { connection, close } = connectionOf(client)
    const executor = kysely.getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) })
    const tx = new Transaction<DB>({ config: { dialect }, driver, dialect, executor })
    const result = await (async () => work(tx))()
      .finally(close)
      .catch((error) => rollback(client, error))
    const ended = commit(client, opened)
    if (readOnly) ended.catch(() => {})
    else await ended
    return result
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// SET LOCAL takes no parameters, hence the check of both ids before they are written out.
function openingOf({ workspaceId, userId }: Binding, readOnly: boolean): string {
  if (!UUID.test(workspaceId) || (userId !== null && !UUID.test(userId))) throw new TypeError('Not a UUID')
  const user = userId === null ? '' : `; set local app.user_id = '${userId}'`
  return `begin${readOnly ? ' read only' : ''}; set local app.workspace_id = '${workspaceId}'${user}`
}

// Said with the opening, so that narrowing costs no round trip.
function narrowed({ narrowing }: Binding, role: string): string {
  if (!narrowing) return ''
  const reads = pg.escapeLiteral(JSON.stringify(narrowing.reads))
  const teams = pg.escapeLiteral(`{${narrowing.teams.join(',')}}`)
  return `; set local app.reads = ${reads}; set local app.teams = ${teams}; set local role ${pg.escapeIdentifier(role)}`
}

const writes = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * Once closed it takes no query: of works begun together one may fail while another goes on, and what that one says late
 * must not reach the connection when it serves somebody else's transaction.
 */
function connectionOf(client: pg.PoolClient): { connection: DatabaseConnection; close(): void } {
  let isOpen = true
  const connection: DatabaseConnection = {
    async executeQuery({ sql, parameters }) {
      if (!isOpen) throw new Error('The transaction has ended')
      const { command, rowCount, rows } = await client.query(sql, [...parameters])
      return writes.has(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    },
    streamQuery() {
      throw new Error('A pipelined connection does not stream; page by keyset instead.')
    },
  }
  return {
    connection,
    close() {
      isOpen = false
    },
  }
}

/** A connection that could not end its transaction is thrown away. */
async function commit(client: pg.PoolClient, opened: Promise<unknown>): Promise<void> {
  try {
    const [{ command }] = await Promise.all([client.query('commit'), opened])
    // PostgreSQL answers so when a query failed whose error the work did not pass on.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back because a query in it had failed')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function rollback(client: pg.PoolClient, error: unknown): Promise<never> {
  await client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  )
  throw error
}
