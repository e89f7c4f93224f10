import { startEmbedded } from '#platform/db/embedded/start-embedded'

/**
 * The program that the tests of the embedded server run as a process of its own, because they kill it. It says what it
 * got in one line of JSON, waits, and stops the server on SIGTERM.
 */
const [dataDir = '', use = 'alone'] = process.argv.slice(2)
const began = performance.now()
try {
  const server = await startEmbedded({ dataDir, use: use === 'together' || use === 'guest' ? use : 'alone' })
  const took = performance.now() - began
  process.once('SIGTERM', () => server.stop()) // Before it says anything: who reads that may end it at once.
  say({ ...server, took })
} catch (error) {
  say({ problem: error instanceof Error && 'problem' in error && error.problem, message: String(error) })
}

function say(what: object) {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}
