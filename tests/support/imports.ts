import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Kith } from '#platform/ctx/ctx'
import { importTasks } from '#platform/imports/tasks'
import { startWorker } from '#platform/jobs/worker'
import { onceAFile } from './file-end.ts'
import { type Answer, aWorkspace, type Person, type TestWorkspace } from './workspace.ts'

const working = onceAFile(
  (kith: Kith) => startWorker(kith, importTasks),
  (worker) => worker.stop(),
)

/** A workspace whose imports run, as they do in the program. */
export async function anImportingWorkspace(): Promise<TestWorkspace> {
  const space = await aWorkspace()
  await working(space.kith)
  return space
}

export interface Upload {
  object: string
  /** A file's path, or its content. */
  file?: string
  content?: string | Buffer
  name?: string
  fields?: Record<string, unknown>
  headers?: Record<string, string>
}

/** Sends POST /imports as a script does. Fields that are no text go as JSON. */
export async function uploads(
  { server }: TestWorkspace,
  person: Person,
  { object, file, content, name, fields = {}, headers = {} }: Upload,
): Promise<Answer> {
  const bytes = content ?? readFileSync(file ?? '')
  const form = new FormData()
  form.append('object', object)
  for (const [field, value] of Object.entries(fields))
    form.append(field, typeof value === 'string' ? value : JSON.stringify(value))
  form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name ?? path.basename(file ?? 'list.csv'))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: {
      authorization: `Bearer ${person.key}`,
      'content-type': request.headers.get('content-type') ?? '',
      ...headers,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** Waits until an import stands at one of `statuses`. */
export async function comesTo(person: Person, id: string, ...statuses: string[]) {
  const end = Date.now() + 120_000
  for (;;) {
    const { body } = await person.asks('GET', `/imports/${id}`)
    if (statuses.includes(body.status)) return body
    if (Date.now() > end || body.status === 'failed')
      throw new Error(`The import is ${body.status}: ${JSON.stringify([body.counts, body.error])}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Imports a file to its end. */
export async function imports(space: TestWorkspace, upload: Upload, person: Person = space.ann) {
  const { status, body } = await uploads(space, person, upload)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return comesTo(person, body.id, 'done', 'cancelled')
}

/** All living records of a kind. */
export async function all(person: Person, noun: string, query = ''): Promise<Answer['body'][]> {
  const items: Answer['body'][] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Answer = await person.asks('GET', `/${noun}?limit=200${query}${cursor && `&cursor=${cursor}`}`)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}
