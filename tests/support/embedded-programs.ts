import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import { root } from '#platform/root'

/** What the program says of itself: the server it got, or the problem. */
type Said = {
  ownerUrl: string
  pid: number
  started: boolean
  socketDir: string
  version: string
  took: number
  problem: string
  message: string
}

/** A process that uses an embedded server, so that a test may kill it. */
export type Program = { said: Said; child: ChildProcess; ended: Promise<unknown> }

export const bundle = join(root, 'dist', 'tests', 'embedded-program.mjs')

/** Bundles the program whole, so that it also runs from a folder without node_modules. */
export async function buildProgram(): Promise<void> {
  // pg is CommonJS and asks for require.
  const banner = { js: `import { createRequire as r } from 'node:module'; const require = r(import.meta.url)` }
  const entry = join(root, 'tests', 'support', 'embedded-program.ts')
  const shape: BuildOptions = { bundle: true, platform: 'node', format: 'esm', external: ['pg-native'] }
  await build({ ...shape, entryPoints: [entry], outfile: bundle, banner })
}

/** A data folder for one test; what still runs on it at the end is ended. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-embedded-'))
  chmodSync(folder, 0o755)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs the program in a process of its own until it says what it got. It and its server end with the test. */
export async function run(
  dataDir: string,
  use = 'alone',
  { program = bundle, ...account }: { program?: string; uid?: number; gid?: number } = {},
): Promise<Program> {
  const child = spawn(process.execPath, [program, dataDir, use], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const line = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (text) => done(String(text)))
    child.once('error', fail)
    ended.then((code) => fail(new Error(`The program ended with ${code} and said nothing.`)))
  })
  const said: Said = JSON.parse(line)
  if (said.problem) await ended
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    if (said.pid) await endServer(said.pid)
  })
  return { said, child, ended }
}

/** Asks the program to end and waits until it has. */
export async function stop({ child, ended }: Program): Promise<void> {
  child.kill('SIGTERM')
  await ended
}

/** Runs one statement as the owner. */
export async function sql({ said }: Program, text: string): Promise<unknown[]> {
  const client = new pg.Client(said.ownerUrl)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Whether a process runs; one that ended and that nobody waited for does not. */
export function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
}

/** Stops a server by its process number. */
export async function endServer(pid: number): Promise<void> {
  if (!alive(pid)) return
  process.kill(pid, 'SIGINT')
  await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false)
}
