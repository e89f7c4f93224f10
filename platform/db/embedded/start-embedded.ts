import type pg from 'pg'
import { findBinaries } from './binaries.ts'
import { initialise, owner } from './initialise.ts'
import { joinServer } from './join-server.ts'
import { findPlaces } from './places.ts'
import { stopPostmaster } from './postmaster.ts'
import { leave, type Use } from './presence.ts'
import type { PostgresSettings } from './settings.ts'

/** A running PostgreSQL of our own. */
export type EmbeddedServer = {
  /** Connection URL of the owner (a superuser) to the database `kith`, over the private socket. */
  ownerUrl: string
  /** The socket folder (`host` for pg) and `port`, for other roles and databases. */
  socketDir: string
  port: number
  /** Process number of the postmaster. */
  pid: number
  /** Such as `18.4`. */
  version: string
  /** Whether this call started it, rather than finding it running (left by a killed run, or shared with another process). */
  started: boolean
  /** Leaves the server; the last one to leave stops it, and waits until all is on disk. End your own pools first. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  /** Default `alone`. */
  use?: Use
  log?: (message: string) => void
  /** Over the tuned ones, e.g. `{ fsync: 'off' }` under tests. */
  settings?: PostgresSettings
  /** Told when the server died and could not be brought back; the process should end. */
  onLost?: (error: unknown) => void
}

/**
 * Starts the embedded PostgreSQL of a data folder, or uses the one that runs there already: left by a run that was killed,
 * or shared with another process of Kith.
 *
 * @throws EmbeddedError with the way out in its message
 */
export async function startEmbedded({
  dataDir,
  use = 'alone',
  log = () => {},
  settings = {},
  onLost,
}: EmbeddedOptions) {
  const places = findPlaces(dataDir)
  const binaries = findBinaries(places.account, dataDir)
  initialise(places, binaries)
  const installation = { places, binaries, settings, log }
  let stay = await joinServer(installation, use)
  let leaving = false
  const keep = () =>
    stay.client.once('end', async () => {
      if (leaving) return
      log('The embedded PostgreSQL went away; bringing it back.')
      try {
        stay = await joinServer(installation, use)
        keep()
      } catch (error) {
        onLost?.(error)
      }
    })
  keep()
  await ensureDatabase(stay.client)
  const server: EmbeddedServer = {
    ownerUrl: `postgresql://${owner}@${encodeURIComponent(places.sockets)}:5432/kith`,
    socketDir: places.sockets,
    port: 5432,
    get pid() {
      return stay.pid
    },
    version: binaries.version,
    started: stay.started,
    async stop() {
      if (leaving) return
      leaving = true
      if (await leave(stay.client)) await stopPostmaster(stay.pid, places)
      await stay.client.end().catch(() => {}) // The stopped server has hung up already.
    },
  }
  return server
}

async function ensureDatabase(client: pg.Client) {
  const { rowCount } = await client.query(`select from pg_database where datname = 'kith'`)
  if (rowCount) return
  await client.query('create database kith').catch((error: { code?: string }) => {
    // Two first starts side by side; the other one made it.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}
