import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/** The account PostgreSQL runs under when Kith runs as root, which PostgreSQL refuses. */
export type Account = { uid: number; gid: number }

/**
 * The account for the database child: `undefined` as an ordinary user, who simply runs it. Under root it is the owner of
 * `cluster` where one exists already, else the first of `kith`, `postgres`, `nobody` that this machine has.
 * initdb looks its account up by name, so a bare number would not do.
 */
export function databaseAccount(cluster: string): Account | undefined {
  const self = process.getuid?.()
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (self !== 0) {
    if (owner && owner.uid !== self)
      throw new EmbeddedError(
        'folder_unusable',
        `${cluster} belongs to another account (number ${owner.uid}). Run Kith as that account, or set KITH_DATA_DIR to a folder of your own.`,
      )
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return knownAccount(existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '')
}

function knownAccount(passwd: string): Account {
  const accounts = passwd.split('\n').map((line) => line.split(':'))
  for (const name of ['kith', 'postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((account) => account[0] === name) ?? []
    // macOS writes nobody as -2; the same number unsigned is what the system calls take.
    if (uid && gid && Number(uid) !== 0) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  }
  throw new EmbeddedError(
    'no_account',
    'PostgreSQL does not run as root, and this machine has none of the accounts kith, postgres or nobody to run it under. ' +
      'Add one (useradd --system kith), run Kith as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether an account may pass through every folder above `path` and into `path` itself. */
export function reachable(path: string, account: Account): boolean {
  const real = realpathSync(path)
  const { uid, gid, mode } = statSync(real)
  const passes = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001
  const parent = dirname(real)
  return passes !== 0 && (parent === real || reachable(parent, account))
}

/** Options for `spawn` so that a child runs under `account`, in a folder it can read, knowing none of our secrets. */
export function runAs(account: Account | undefined) {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin' }
  // Signed, as Node wants it: only macOS has accounts beyond 2^31.
  return account ? { uid: account.uid | 0, gid: account.gid | 0, cwd: '/', env } : { cwd: '/', env }
}

/** Where Kith keeps what the database account must reach when the data folder itself is closed to it. */
export const reachableState = join('/var', 'lib', 'kith')

/** Makes a folder that other accounts may pass through but not list, whatever the umask. An existing one is left as it is. */
export function makePassable(folder: string): void {
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o711)
}
