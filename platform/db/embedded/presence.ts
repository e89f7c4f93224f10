import pg from 'pg'
import { owner } from './initialise.ts'
import type { Places } from './places.ts'

/**
 * How a process uses the server of a data folder. `alone`: the whole program, one at a time. `together`: one of several
 * that share the work (`start --only web|jobs`). `guest`: a command beside whatever runs.
 */
export type Use = 'alone' | 'together' | 'guest'

/** What came of entering: in; another program holds the folder; or the last one is just closing the server. */
export type Entry = 'in' | { takenBy: string } | 'closing'

/**
 * Who uses the server is told by PostgreSQL's own session locks: they end with their process, however it ends, so no
 * stale lock file and no recycled process number can mislead. `present` is shared by all; the last one to leave takes it
 * alone and stops the server. `program` is held alone or shared by those that run the program.
 */
const present = '7235420, 1'
const program = '7235420, 2'

/** Connects to a running server, `undefined` where none answers yet. */
export async function knock({ sockets }: Pick<Places, 'sockets'>): Promise<pg.Client | undefined> {
  const name = `kith ${process.pid}`
  const client = new pg.Client({ host: sockets, port: 5432, user: owner, database: 'postgres', application_name: name })
  client.on('error', () => {}) // A lost connection is acted upon at its 'end'; an unheard error event would end the process.
  try {
    await client.connect()
    return client
  } catch (error) {
    if (isNotYet(error)) return undefined
    throw error
  }
}

/** Takes the locks of `use`. On any other answer than `in` the connection holds nothing that matters and should be ended. */
export async function enter(client: pg.Client, use: Use): Promise<Entry> {
  if (!(await holds(client, `pg_try_advisory_lock_shared(${present})`))) return 'closing'
  if (use === 'guest') return 'in'
  const claim = use === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  return (await holds(client, `${claim}(${program})`)) ? 'in' : { takenBy: await holder(client) }
}

/** Whether the one leaving is the last, who then keeps the door shut while it stops the server. */
export async function leave(client: pg.Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_all()')
  return holds(client, `pg_try_advisory_lock(${present})`)
}

async function holds(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(`select ${lock} as held`)
  return rows[0]?.held === true
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and (classid, objid) = (${program}) and granted limit 1`,
  )
  return rows[0]?.name.replace('kith', 'process') ?? 'another process'
}

/** No socket yet, nobody behind it, or a server that is starting, recovering or stopping (57P03; 57P01 when cut off in between). */
function isNotYet(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01'].includes(String(code))) return true
  return error instanceof Error && error.message === 'Connection terminated unexpectedly'
}
