import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { all, anImportingWorkspace, comesTo, imports, uploads } from '#tests/support/imports'
import type { TestWorkspace } from '#tests/support/workspace'

const people = (count: number) =>
  `email,first name\n${Array.from({ length: count }, (_, at) => `p${at}@x.example,${at === 777 ? 'Bob' : 'Ann'}`).join('\n')}\n`

test('a row that only the database refuses fails alone, wherever it stands', async () => {
  const space = await anImportingWorkspace()
  const { owner } = space.kith.database
  await owner.query(`alter table contacts add constraint nobody_bob check (first_name <> 'Bob')`)
  try {
    const done = await imports(space, { object: 'contact', content: people(1500) })
    expect(done.counts).toMatchObject({ done: 1500, created: 1499, failed: 1 })
    expect(done.reasons).toMatchObject([{ code: 'row_refused', count: 1, examples: [{ row: 779 }] }])
    expect(await all(space.ann, 'contacts')).toHaveLength(1499)
  } finally {
    await owner.query('alter table contacts drop constraint nobody_bob')
  }
})

async function loseFile({ kith }: TestWorkspace): Promise<void> {
  await rm(path.join(kith.config.dataDir, 'files'), { recursive: true })
}

test('an import whose file is gone says so, and has written nothing', async () => {
  const space = await anImportingWorkspace()
  const upload = { object: 'contact', content: people(10), fields: { start: 'false' } }
  const { body } = await uploads(space, space.ann, upload)
  await loseFile(space)
  await space.ann.asks('POST', `/imports/${body.id}/run`, {})
  const failed = await ends(space, body.id)
  expect(failed).toMatchObject({
    status: 'failed',
    error: { message: 'There is no such file', mend: expect.stringContaining('upload it again') },
    counts: { created: 0 },
    may: { run: true, undo: true },
  })
  // Uploaded again, the same content lies where it lay, and the import runs on.
  await uploads(space, space.ann, upload)
  await space.ann.asks('POST', `/imports/${body.id}/run`, {})
  expect((await comesTo(space.ann, body.id, 'done')).counts.created).toBe(10)
})

async function ends({ ann }: TestWorkspace, id: string) {
  for (;;) {
    const { body } = await ann.asks('GET', `/imports/${id}`)
    if (body.status !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a step that comes too early or too late is refused, with what to do instead', async () => {
  const space = await anImportingWorkspace()
  const done = await imports(space, { object: 'contact', content: people(3) })
  const refused = async (method: string, at: string, body?: object) => {
    const { status, body: problem } = await space.ann.asks(method, `/imports/${done.id}${at}`, body)
    return [status, problem.code, problem.detail]
  }
  const late = [409, 'import_not_ready', 'Undo it, or upload the file again.']
  expect(await refused('POST', '/run', {})).toEqual(late)
  expect(await refused('PATCH', '', { mode: 'create' })).toEqual(late)
  expect(await refused('PUT', '/rows/2', { cells: {} })).toEqual(late)
  expect(await refused('POST', '/cancellation', {})).toEqual(late)
  expect(await refused('DELETE', '')).toEqual(late)
  expect((await space.ann.asks('GET', `/imports/${done.id}/rows?view=all&limit=2`)).body.nextCursor).toBe('4')
  const { body: draft } = await uploads(space, space.ann, {
    object: 'contact',
    content: people(3),
    fields: { start: 'false' },
  })
  expect((await space.ann.asks('PUT', `/imports/${draft.id}/rows/99`, { cells: {} })).body.code).toBe(
    'import_row_not_found',
  )
  expect((await space.ann.asks('PUT', `/imports/${draft.id}/rows/2`, { cells: { 7: 'x' } })).body.errors[0].path).toBe(
    'cells.7',
  )
  expect((await space.ann.asks('POST', `/imports/${draft.id}/undo`, {})).body.code).toBe('import_not_ready')
})

test('a repeated upload with the same Idempotency-Key is one import', async () => {
  const space = await anImportingWorkspace()
  const upload = () =>
    uploads(space, space.ann, { object: 'contact', content: people(5), headers: { 'idempotency-key': 'once' } })
  const [one, two] = [await upload(), await upload()]
  expect(two.body.id).toBe(one.body.id)
  await comesTo(space.ann, one.body.id, 'done')
  expect((await space.ann.asks('GET', '/imports')).body.items).toHaveLength(1)
  expect(await all(space.ann, 'contacts')).toHaveLength(5)
})
