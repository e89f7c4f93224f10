import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Places } from './places.ts'
import { type PostgresSettings, writeSettings } from './settings.ts'

const mostLog = 10 * 1024 * 1024

/**
 * Starts the server as a child that outlives a killed parent: in a group of its own, so that Ctrl-C in a terminal reaches
 * Kith alone, which then stops it in order.
 */
export function launch(places: Places, binaries: Binaries, settings: PostgresSettings): ChildProcess {
  writeSettings(places.cluster, settings)
  const log = openSync(places.log, 'a', 0o600)
  if (fstatSync(log).size > mostLog) ftruncateSync(log)
  chmodSync(places.log, 0o600)
  const child = spawn(binaries.postgres, ['-D', places.cluster, '-k', places.sockets], {
    ...runAs(places.account),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {}) // Seen by the caller as a child without a pid; an unheard error event would end the process.
  child.unref()
  return child
}

/** The process number a server that answers has noted in its cluster. */
export function answeringPostmaster({ cluster }: Places): number {
  const pid = notedPid(join(cluster, 'postmaster.pid'))
  if (pid === undefined) throw new Error(`A PostgreSQL answers for ${cluster}, but its postmaster.pid is missing.`)
  return pid
}

/** The process number in `postmaster.pid` if a server of this cluster lives under it. */
export function livingPostmaster({ cluster }: Places): number | undefined {
  const pid = notedPid(join(cluster, 'postmaster.pid'))
  return pid !== undefined && isPostmasterOf(pid, cluster) ? pid : undefined
}

/**
 * Removes lock files whose number now belongs to some other program, or to a dead one nobody waits for: after a power cut
 * and in containers numbers repeat, and PostgreSQL refuses to start when the noted number lives, whoever it is.
 */
export function forgetDeadPostmaster({ cluster, sockets }: Places): void {
  for (const note of [join(cluster, 'postmaster.pid'), join(sockets, '.s.PGSQL.5432.lock')]) {
    const pid = notedPid(note)
    if (pid !== undefined && lives(pid) && !isPostmasterOf(pid, cluster)) rmSync(note, { force: true })
  }
}

/** Stops a server at once but in order: open transactions end, everything committed is on disk. Waits until it is gone. */
export async function stopPostmaster(pid: number, { cluster }: Places): Promise<void> {
  // The number was noted by the server itself; a last look, because a signal to the wrong process cannot be taken back.
  if (!commandOf(pid).includes('postgres')) return
  process.kill(pid, 'SIGINT')
  while (isPostmasterOf(pid, cluster)) await pause(10)
}

function notedPid(file: string): number | undefined {
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN
  return pid > 0 ? pid : undefined
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  return lives(pid) && commandOf(pid).includes(cluster)
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** An ended child not yet waited for has an empty command line, and so counts as gone. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return '' // It ended between the two looks.
  }
}
