import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import { initialise, owner } from './initialise.ts'
import { findPlaces, type Places } from './places.ts'
import { forgetDeadPostmaster, launch, livingPostmaster, stopPostmaster } from './postmaster.ts'
import { enter, knock, leave, type Use } from './presence.ts'
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

type Installation = { places: Places; binaries: Binaries; settings: PostgresSettings; log: (message: string) => void }

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
  let stay = await join(installation, use)
  let leaving = false
  const keep = () =>
    stay.client.once('end', async () => {
      if (leaving) return
      log('The embedded PostgreSQL went away; bringing it back.')
      try {
        stay = await join(installation, use)
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

type Stay = { client: pg.Client; pid: number; started: boolean }

/** Enters the running server, or starts one and enters that. Races of several starts are decided by PostgreSQL's own locks. */
async function join(installation: Installation, use: Use): Promise<Stay> {
  const { places, log } = installation
  let started = false
  // A killed run's session may live for a moment after it.
  const patience = Date.now() + 1_000
  for (;;) {
    const client = await knock(places)
    if (client) {
      const entry = await enter(client, use)
      const pid = livingPostmaster(places)
      if (entry === 'in' && pid) return { client, pid, started }
      await client.end().catch(() => {})
      if (typeof entry === 'object' && Date.now() > patience) throw alreadyRunning(places, entry.takenBy)
      await pause(50)
    } else if (livingPostmaster(places)) {
      await pause(20) // It starts, recovers from a crash, or stops.
    } else {
      forgetDeadPostmaster(places)
      started = await launched(installation)
      if (started) log(`PostgreSQL ${installation.binaries.version} started.`)
    }
  }
}

/** True once the new server answers, false if another process was faster. */
async function launched({ places, binaries, settings, log }: Installation): Promise<boolean> {
  const child = launch(places, binaries, settings)
  const begun = Date.now()
  for (let waited = 0; child.exitCode === null && child.signalCode === null && child.pid; waited++) {
    const client = await knock(places)
    if (client) {
      await client.end()
      return child.exitCode === null
    }
    if (waited % 500 === 499)
      log(
        `PostgreSQL is still starting, ${Math.round((Date.now() - begun) / 1000)} s so far (repairing after a crash?).`,
      )
    await pause(10)
  }
  if (livingPostmaster(places)) return false
  throw new EmbeddedError(
    'will_not_start',
    `The embedded PostgreSQL did not start. Its log (${places.log}) says:\n${lastWords(places)}`,
  )
}

async function ensureDatabase(client: pg.Client) {
  const { rowCount } = await client.query(`select from pg_database where datname = 'kith'`)
  if (rowCount) return
  await client.query('create database kith').catch((error: { code?: string }) => {
    // Two first starts side by side; the other one made it.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

function alreadyRunning({ dataDir }: Places, by: string) {
  return new EmbeddedError(
    'already_running',
    `Kith already runs on the data folder ${dataDir} (${by}). Stop that one first, or give this one a folder of its own with KITH_DATA_DIR.`,
  )
}

function lastWords({ log }: Places): string {
  try {
    return readFileSync(log, 'utf8').trim().slice(-2_000)
  } catch {
    return 'nothing; it could not be run at all.'
  }
}
