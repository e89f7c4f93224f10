import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDataFolder } from '#platform/config/data-folder'
import { type Account, databaseAccount, makePassable, reachable, reachableState } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

/** Where one installation keeps its database. All paths are absolute. */
export type Places = {
  dataDir: string
  /** The PostgreSQL data directory. */
  cluster: string
  /** The private folder of the Unix socket. */
  sockets: string
  /** What PostgreSQL itself logs. */
  log: string
  account: Account | undefined
}

/** The name of the note in a closed data folder that says where its database is kept. */
const note = 'postgres.location'

/**
 * Decides where the database of a data folder lives: inside it, or under /var/lib/kith when Kith runs as root and the
 * account PostgreSQL runs under cannot enter the folder (a home with mode 0700).
 */
export function findPlaces(folder: string): Places {
  makeDataFolder(folder)
  // One folder, one name: the running server is recognised by the path it was started with.
  const dataDir = realpathSync(folder)
  const inside = join(dataDir, 'postgres')
  const noted = existsSync(join(dataDir, note)) ? readFileSync(join(dataDir, note), 'utf8').trim() : undefined
  if (noted && !existsSync(noted))
    throw new EmbeddedError(
      'folder_unusable',
      `${dataDir} keeps its database in ${noted}, which is not there. Bring that folder back, restore a backup into a new ` +
        `data folder, or remove ${join(dataDir, note)} to begin with an empty database.`,
    )
  const account = databaseAccount(noted ?? inside)
  if (noted) return placesIn(dataDir, join(noted, '..'), account)
  if (!account || reachable(dataDir, account)) return placesIn(dataDir, dataDir, account)
  if (existsSync(inside))
    throw new EmbeddedError(
      'folder_unusable',
      `The account number ${account.uid} that owns ${inside} can no longer enter it. Give the folders above it the mode o+x.`,
    )
  makePassable(reachableState)
  return placesIn(dataDir, join(reachableState, digest(dataDir)), account)
}

/** Remembers a database kept outside its data folder. Written only once the database exists. */
export function notePlace({ dataDir, cluster }: Places): void {
  if (cluster !== join(dataDir, 'postgres')) writeFileSync(join(dataDir, note), `${cluster}\n`, { mode: 0o600 })
}

function placesIn(dataDir: string, home: string, account: Account | undefined): Places {
  makePassable(home)
  return {
    dataDir,
    cluster: join(home, 'postgres'),
    sockets: socketFolder(home, account),
    log: join(dataDir, 'postgres.log'),
    account,
  }
}

/**
 * The system allows 107 bytes (103 on macOS) for a socket's path and PostgreSQL splits the setting at commas, so a long or
 * unusual data folder gets its socket folder among the temporary ones, under a name that follows from the data folder.
 */
function socketFolder(home: string, account: Account | undefined): string {
  const near = join(home, 'run')
  const folder =
    near.length <= 80 && /^[\w./-]+$/.test(near)
      ? near
      : join(tmpdir(), `kith-${digest(`${home} ${process.getuid?.()}`)}`)
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (made && account) chownSync(folder, account.uid, account.gid)
  const { uid, mode } = lstatSync(folder)
  // Everyone who may enter it is the database's owner: in a shared temporary folder somebody else could have made it.
  if (uid !== (account?.uid ?? process.getuid?.()) || (mode & 0o170077) !== 0o040000)
    throw new EmbeddedError(
      'folder_unusable',
      `${folder} must be a folder of the database's account alone (mode 0700). Remove it and start again.`,
    )
  return folder
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
