import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { Places } from './places.ts'
import { answeringPostmaster, forgetDeadPostmaster, launch, livingPostmaster } from './postmaster.ts'
import { enter, knock, type Use } from './presence.ts'
import type { PostgresSettings } from './settings.ts'

export type Installation = {
  places: Places
  binaries: Binaries
  settings: PostgresSettings
  log: (message: string) => void
}

/** A killed run's sessions may live for a moment after it; as long may they keep its locks and its memory. In milliseconds. */
const patience = 1_500

/** A place at a running server, kept by the connection that holds our locks. */
export type Stay = { client: pg.Client; pid: number; started: boolean }

/** Enters the running server, or starts one and enters that. Races of several starts are decided by PostgreSQL's own locks. */
export async function joinServer(installation: Installation, use: Use): Promise<Stay> {
  const { places, log } = installation
  let started = false
  const begun = Date.now()
  for (;;) {
    const client = await knock(places)
    if (client) {
      const entry = await enter(client, use)
      if (entry === 'in') return { client, pid: answeringPostmaster(places), started }
      await client.end().catch(() => {})
      if (typeof entry === 'object' && Date.now() - begun > patience) throw alreadyRunning(places, entry.takenBy)
      await pause(50)
    } else if (livingPostmaster(places)) {
      await pause(20) // It starts, recovers from a crash, or stops.
    } else {
      forgetDeadPostmaster(places)
      started = await launched(installation, begun)
      if (started) log(`PostgreSQL ${installation.binaries.version} started.`)
    }
  }
}

/** True once the new server answers, false if another process was faster. */
async function launched({ places, binaries, settings, log }: Installation, begun: number): Promise<boolean> {
  const child = launch(places, binaries, settings)
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
  const words = lastWords(places)
  // Its predecessor was killed, and the last of its sessions are still going.
  if (Date.now() - begun < patience && /shared memory block.* still in use/.test(words)) return pause(100, false)
  throw new EmbeddedError(
    'will_not_start',
    `The embedded PostgreSQL did not start. Its log (${places.log}) says:\n${words}`,
  )
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
