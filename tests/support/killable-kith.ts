import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { findPlaces } from '#platform/db/embedded/places'
import { root } from '#platform/root'
import { aFolder, endServer } from './embedded-programs.ts'

/** Kith as its users start it, in a process and a folder of its own, so that a test may kill it. */
export interface KillableKith {
  /** Starts it and waits until it answers. */
  start(): Promise<void>
  /** Ends it as a power cut would. PostgreSQL, a process of its own, lives on and is taken over by the next start. */
  kill(): Promise<void>
  /** Asks the API with an administrator's key; rejects when nobody answers. */
  asks(method: string, path: string, body?: object | FormData, headers?: Record<string, string>): Promise<Answer>
  /** Asks the database as its owner. */
  counts(sql: string): Promise<number>
}

interface Answer {
  status: number
  // The body of an answer is whatever the endpoint says; each test looks at what it knows.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any
}

const program = join(root, 'dist', 'server', 'kith.js')

export async function aKillableKith(): Promise<KillableKith> {
  if (!existsSync(program))
    throw new Error('The server is not built. Run npm test, which builds it, or npm start once.')
  const home = aFolder()
  const port = await freePort()
  const env = { ...process.env, KITH_DATA_DIR: home, PORT: String(port), LOG_LEVEL: 'fatal', DATABASE_URL: '' }
  const words = [
    'setup',
    '--workspace',
    'Hafen Kaffee',
    '--email',
    'ann@hafen.example',
    '--password',
    'anker auf halber fahrt',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], { env, cwd: root })
  const key = stdout.trim().split('\n').at(-1)
  let child: ChildProcess | undefined

  async function kill() {
    const ended = new Promise((done) => child?.once('exit', done))
    child?.kill('SIGKILL')
    if (child && child.exitCode === null && child.signalCode === null) await ended
  }
  const asks: KillableKith['asks'] = async (method, path, body, headers = {}) => {
    const isForm = body instanceof FormData
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    })
    return { status: answer.status, body: await answer.json() }
  }
  onTestFinished(async () => {
    await kill()
    const pid = postmasterOf(home)
    if (pid) await endServer(pid)
  })
  return {
    async start() {
      child = spawn(process.execPath, [program, 'start'], { env, cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
      while (
        await asks('GET', '/objects').then(
          () => false,
          () => true,
        )
      ) {
        if (child.exitCode !== null) throw new Error('Kith did not start; its reason is above.')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    kill,
    asks,
    async counts(sql) {
      const client = new pg.Client({ host: findPlaces(home).sockets, port: 5432, user: 'kith', database: 'kith' })
      await client.connect()
      try {
        return Number(Object.values((await client.query(sql)).rows[0])[0])
      } finally {
        await client.end()
      }
    },
  }
}

function postmasterOf(home: string): number | null {
  const file = join(findPlaces(home).cluster, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
