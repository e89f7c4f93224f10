import { existsSync } from 'node:fs'
import path from 'node:path'
import { runJobs } from '#app/server/jobs.ts'
import { root } from '#platform/root'
import { atTheEnd } from './file-end.ts'
import { testKith } from './test-kith.ts'

/**
 * The program as people reach it: on a port of its own, with its jobs, over a database of this test file's own.
 * @returns where it is, `http://127.0.0.1:…`
 */
export async function aRunningProgram(): Promise<string> {
  if (!existsSync(path.join(root, 'dist', 'web', 'index.html')))
    throw new Error('The web app is not built. Run npm test, which builds it, or node bin/kith.mjs start once.')
  const { kith, server } = await testKith()
  const jobs = await runJobs(kith)
  atTheEnd(() => jobs.close())
  return server.listen({ host: '127.0.0.1', port: 0 })
}
