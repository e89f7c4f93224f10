import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import { notePlace, type Places } from './places.ts'
import { adoptSettings } from './settings.ts'

/** The superuser of an embedded cluster; it owns Kith's tables. */
export const owner = 'kith'

/**
 * Makes the cluster where there is none, and refuses one made by another major version.
 *
 * It is made aside and renamed into place, so that a run killed half-way leaves nothing that looks like a database, and of
 * two first starts at once one wins.
 */
export function initialise(places: Places, binaries: Binaries): void {
  if (existsSync(places.cluster)) refuseOtherVersion(places, binaries)
  else make(places, binaries)
}

function make(places: Places, binaries: Binaries) {
  const aside = `${places.cluster}.new-${process.pid}`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  if (places.account) chownSync(aside, places.account.uid, places.account.gid)
  runInitdb(aside, places, binaries)
  adoptSettings(aside)
  try {
    renameSync(aside, places.cluster)
  } catch (error) {
    rmSync(aside, { recursive: true })
    if (!existsSync(places.cluster)) throw error
  }
  notePlace(places)
}

function runInitdb(aside: string, places: Places, binaries: Binaries) {
  // Code-point order without the C library's locales: indexes stay valid when the system is updated, and comparing is fast.
  // LC_CTYPE must still know letters, or pg_trgm and the text parser would drop every letter beyond ASCII.
  const locale = ['--locale=C', `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`]
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8', ...locale]
  const run = spawnSync(
    binaries.initdb,
    ['--pgdata', aside, '--username', owner, '--auth=trust', '--no-instructions', ...builtin],
    { ...runAs(places.account), encoding: 'utf8' },
  )
  if (run.status === 0) return
  rmSync(aside, { recursive: true, force: true })
  throw new EmbeddedError(
    'will_not_start',
    `The embedded database could not be made: ${(run.stderr || String(run.error)).trim()}\n` +
      'Mend that, set KITH_DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function refuseOtherVersion({ cluster, dataDir }: Places, binaries: Binaries) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const brought = binaries.version.split('.')[0]
  if (made === brought) return
  throw new EmbeddedError(
    'other_version',
    `The database in ${dataDir} was made by PostgreSQL ${made}; this Kith brings PostgreSQL ${brought}, which cannot read it. To move:\n` +
      '  1. with the version of Kith that made it:  npm run kith -- backup kith.backup\n' +
      `  2. rename ${dataDir}, so that a new one is made\n` +
      '  3. with this version:  npm run kith -- restore kith.backup',
  )
}
