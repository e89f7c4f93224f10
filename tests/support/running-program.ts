import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll } from 'vitest'
import { runJobs } from '#app/server/jobs.ts'
import { root } from '#platform/root'
import { testKith } from './test-kith.ts'

const running: { close(): Promise<void> }[] = []

// As in test-kith: one that a running hook asks for is not heard.
afterAll(() => Promise.all(running.map((jobs) => jobs.close())))

/**
 * The program as people reach it: on a port of its own, with its jobs, over a database of this test file's own.
 * @returns where it is, `http://127.0.0.1:…`
 */
export async function aRunningProgram(): Promise<string> {
  if (!existsSync(path.join(root, 'dist', 'web', 'index.html')))
    throw new Error('The web app is not built. Run npm test, which builds it, or node bin/kith.mjs start once.')
  const { kith, server } = await testKith()
  running.push(await runJobs(kith))
  return server.listen({ host: '127.0.0.1', port: 0 })
}
