import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { findPlaces } from '#platform/db/embedded/places'
import { root } from '#platform/root'

/** Kith in a folder of its own, started as its users start it. */
export interface Installation {
  port: number
  /** Starts the whole program. @returns seconds until it answered. */
  start(): Promise<number>
  stop(): Promise<void>
  /** Runs `kith <words>`. @returns what it printed. */
  command(...words: string[]): Promise<string>
  /** The embedded database as the owner, or as another role: its socket trusts whoever may enter the folder. */
  connect(role?: string): Promise<pg.Client>
  /** Process number of the program. */
  pid(): number
  /** Process numbers of the program and of PostgreSQL with all its children. */
  processes(): Promise<number[]>
  remove(): Promise<void>
}

/** What the benchmark's own connections are called; their memory is not Kith's. */
const ours = 'kith benchmark'

/** @param folder kept between runs when given; otherwise a temporary one that `remove` deletes. */
export async function installation(folder?: string): Promise<Installation> {
  const home = folder ?? temporaryHome()
  const port = await freePort()
  const env = {
    ...process.env,
    KITH_DATA_DIR: home,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    KITH_PRIVATE_MAIL_SERVERS: 'allowed',
  }
  let program: ChildProcess | undefined
  const connect = async (role?: string) => {
    const place = { host: findPlaces(home).sockets, port: 5432, user: role ?? 'kith', database: 'kith' }
    const client = new pg.Client({ ...place, application_name: ours })
    // When a row fails, Kith is stopped first and hangs up; what failed is the error to be seen.
    client.on('error', () => {})
    await client.connect()
    return client
  }
  const stop = async () => {
    const running = program
    program = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((done) => running.once('exit', done))
    running.kill('SIGTERM')
    await ended
  }
  return {
    port,
    async start() {
      const began = performance.now()
      // As the scripts of package.json start it.
      program = spawn(
        process.execPath,
        ['--max-semi-space-size=32', '--max-old-space-size=1536', join(root, 'bin/kith.mjs'), 'start'],
        {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      )
      while (!(await answers(port))) {
        if (program.exitCode !== null) throw new Error('Kith did not start; its reason is above.')
        await pause(10)
      }
      return (performance.now() - began) / 1000
    },
    stop,
    pid: () => program?.pid ?? 0,
    connect,
    async command(...words) {
      const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bin/kith.mjs'), ...words], { env })
      return stdout.trim()
    },
    async processes() {
      const client = await connect()
      const { rows } = await client.query<{ pid: number; own: boolean }>(
        'select pid, application_name = $1 as own from pg_stat_activity',
        [ours],
      )
      await client.end()
      const own = rows.filter((row) => row.own).map(({ pid }) => pid)
      const parents = await Promise.all(rows.map(({ pid }) => parentOf(pid)))
      const children = await childrenOf(parents.find((parent) => parent > 0) ?? 0)
      return [...new Set([program?.pid ?? 0, ...parents, ...children])].filter((pid) => !own.includes(pid))
    },
    async remove() {
      await stop()
      if (!folder) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** One the database's account may enter, so that the database is kept, and removed, within. */
function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  chmodSync(home, 0o711)
  return home
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/v1/openapi.json`, { method: 'HEAD' })).status < 500
  } catch {
    return false
  }
}

async function parentOf(pid: number): Promise<number> {
  // A session that ended meanwhile has no parent.
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)]).catch(() => ({ stdout: '0' }))
  return Number(stdout)
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(pid)])
  return stdout.trim().split(/\s+/).map(Number)
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
