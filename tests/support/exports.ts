import type { Kith } from '#platform/ctx/ctx'
import { exportTasks } from '#platform/exports/tasks'
import { importTasks } from '#platform/imports/tasks'
import { startWorker } from '#platform/jobs/worker'
import { onceAFile } from './file-end.ts'
import { type Answer, aWorkspace, type Person, type TestWorkspace } from './workspace.ts'

const working = onceAFile(
  (kith: Kith) => startWorker(kith, { ...exportTasks, ...importTasks }),
  (worker) => worker.stop(),
)

/** A workspace whose exports and imports run, as they do in the program. */
export async function anExportingWorkspace(): Promise<TestWorkspace> {
  const space = await aWorkspace()
  await working(space.kith)
  return space
}

/** Waits until an export has come to its end. */
export async function exported(person: Person, id: string): Promise<Answer['body']> {
  const end = Date.now() + 120_000
  for (;;) {
    const { body } = await person.asks('GET', `/exports/${id}`)
    if (body.status !== 'running') return body
    if (Date.now() > end) throw new Error(`The export is ${body.status}: ${JSON.stringify(body)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Exports to the end and fetches the file. */
export async function takes(space: TestWorkspace, person: Person, request: object, path = '/exports') {
  const { status, body } = await person.asks('POST', path, request)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const done = await exported(person, body.id)
  if (done.status !== 'done') throw new Error(JSON.stringify(done))
  const answer = await fetches(space, person, body.id)
  return { export: done, content: answer.rawPayload, headers: answer.headers }
}

export const fetches = ({ server }: TestWorkspace, person: Person, id: string) =>
  server.inject({ url: `/api/v1/exports/${id}/content`, headers: { authorization: `Bearer ${person.key}` } })
