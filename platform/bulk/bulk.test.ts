import { afterAll, describe, expect, test } from 'vitest'
import { startWorker, type Worker } from '#platform/jobs/worker'
import { saveRecords } from '#platform/objects/save-records'
import { undoTasks } from '#platform/undo/tasks'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { bulkTasks } from './tasks.ts'

let worker: Promise<Worker> | null = null
afterAll(async () => (await worker)?.stop())

/** A workspace with contacts, whose bulk jobs run as they do in the program. */
async function aWorkingSpace(contacts: number): Promise<TestWorkspace> {
  const space = await aWorkspace()
  await makeContacts(space, contacts)
  worker ??= startWorker(space.kith, { ...bulkTasks, ...undoTasks })
  await worker
  return space
}

const makeContacts = ({ ann }: TestWorkspace, count: number) =>
  ann.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      Array.from({ length: count }, (_, at) => ({
        input: { lastName: `Made ${at}`, tags: ['old', 'vip'], lifecycleStage: at % 2 ? 'lead' : 'customer' },
      })),
    ),
  )

const start = (person: Person, act: object, selection: object = {}) =>
  person.asks('POST', '/bulk-jobs', { object: 'contact', selection, act })

async function ended(person: Person, id: string) {
  const read = async () => (await person.asks('GET', `/bulk-jobs/${id}`)).body
  await eventually(async () => !['running', 'cancelling'].includes((await read()).status))
  return read()
}

async function undone(person: Person, id: string) {
  const read = async () => (await person.asks('GET', `/bulk-jobs/${id}`)).body
  await eventually(async () => (await read()).undo?.status === 'done')
  return read()
}

const count = async (person: Person, filter: object) =>
  (await person.asks('GET', `/contacts/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count

const leads = { field: 'lifecycleStage', op: 'eq', value: 'lead' }
const qualified = { ...leads, value: 'qualified' }
const toQualified = { kind: 'change', values: { lifecycleStage: 'qualified' } }

describe('a change of all that match', () => {
  test('changes each once, although it no longer matches afterwards, and is taken back whole', async () => {
    const { ann } = await aWorkingSpace(1_300)
    const act = { ...toQualified, add: { tags: ['spring', 'vip'] }, remove: { tags: ['old'] } }
    const { body } = await start(ann, act, { filter: leads })
    expect(body).toMatchObject({ status: 'running', counts: { total: 650, done: 0 }, may: { cancel: true } })
    const done = await ended(ann, body.id)
    expect(done).toMatchObject({ status: 'done', counts: { done: 650, changed: 650, unchanged: 0, failed: 0 } })
    expect([await count(ann, leads), await count(ann, qualified)]).toEqual([0, 650])
    const { items } = (await ann.asks('GET', `/contacts?limit=1&filter=${JSON.stringify(qualified)}`)).body
    expect(items[0].tags).toEqual(['vip', 'spring'])

    const undo = await ann.asks('POST', `/bulk-jobs/${body.id}/undo`)
    expect(undo.body.may.undo).toBe(false)
    expect((await undone(ann, body.id)).undo).toMatchObject({ changed: 650, conflicts: { count: 0 } })
    expect(await count(ann, { and: [leads, { field: 'tags', op: 'contains', value: 'old' }] })).toBe(650)
    expect(await ann.asks('POST', `/bulk-jobs/${body.id}/undo`)).toMatchObject({ body: { code: 'bulk_job_not_ready' } })
  })

  test('what has that already counts as unchanged; all but a few leaves those out', async () => {
    const { ann } = await aWorkingSpace(20)
    const { items } = (await ann.asks('GET', '/contacts?limit=3')).body
    const except = items.map(({ id }: { id: string }) => id)
    const { body } = await start(ann, toQualified, { except })
    expect(await ended(ann, body.id)).toMatchObject({ counts: { total: 17, changed: 17 } })
    const again = await start(ann, toQualified, {})
    expect(await ended(ann, again.body.id)).toMatchObject({ counts: { total: 20, changed: 3, unchanged: 17 } })
  })

  test('somebody edits while it runs: that edit stays when the job is undone, and is named', async () => {
    const { ann, ben } = await aWorkingSpace(600)
    const { items } = (await ann.asks('GET', '/contacts?limit=1')).body
    const { body } = await start(ann, { kind: 'change', values: { jobTitle: 'Buyer' } })
    await ben.asks('PATCH', `/contacts/${items[0].id}`, { lastName: 'Edited meanwhile' })
    expect(await ended(ann, body.id)).toMatchObject({ counts: { changed: 600 } })
    await ben.asks('PATCH', `/contacts/${items[0].id}`, { jobTitle: 'Chef' })
    await ann.asks('POST', `/bulk-jobs/${body.id}/undo`)
    const { undo } = await undone(ann, body.id)
    expect(undo).toMatchObject({ changed: 599, conflicts: { count: 1 } })
    expect(undo.conflicts.items[0]).toMatchObject({ field: 'jobTitle', before: null, after: 'Buyer', now: 'Chef' })
    const kept = (await ann.asks('GET', `/contacts/${items[0].id}`)).body
    expect(kept).toMatchObject({ lastName: 'Edited meanwhile', jobTitle: 'Chef' })
  })

  test('two jobs over the same records at once: each is done whole, one value wins per record', async () => {
    const { ann, ben } = await aWorkingSpace(1_100)
    const [one, two] = await Promise.all([
      start(ann, { kind: 'change', values: { jobTitle: 'Buyer' }, add: { tags: ['a'] } }),
      start(ben, { kind: 'change', values: { jobTitle: 'Chef' }, add: { tags: ['b'] } }),
    ])
    for (const [person, { body }] of [
      [ann, one],
      [ben, two],
    ] as const)
      expect(await ended(person, body.id)).toMatchObject({ status: 'done', counts: { done: 1_100, failed: 0 } })
    const has = (tag: string) => ({ field: 'tags', op: 'contains', value: tag })
    expect(await count(ann, { and: [has('a'), has('b'), has('old')] })).toBe(1_100)
  })
})

describe('moving', () => {
  test('to the trash and back, by undo and by restoring', async () => {
    const { ann } = await aWorkingSpace(30)
    const { body } = await start(ann, { kind: 'trash' }, { filter: leads })
    expect(await ended(ann, body.id)).toMatchObject({ counts: { total: 15, changed: 15 } })
    await ann.asks('POST', `/bulk-jobs/${body.id}/undo`)
    expect((await undone(ann, body.id)).undo).toMatchObject({ restored: 15 })
    const again = await start(ann, { kind: 'trash' }, {})
    await ended(ann, again.body.id)
    const back = await start(ann, { kind: 'restore' }, {})
    expect(await ended(ann, back.body.id)).toMatchObject({ counts: { total: 30, changed: 30 } })
    expect(await count(ann, leads)).toBe(15)
  })
})

describe('what fails', () => {
  test('fails alone, is listed with its reason, and is retried alone', async () => {
    const { ann, server } = await aWorkingSpace(5)
    const { items } = (await ann.asks('GET', '/contacts?limit=5')).body
    const ids: string[] = items.map(({ id }: { id: string }) => id)
    await ann.asks('DELETE', `/contacts/${ids[0]}`)
    const gone = '01890000-0000-7000-8000-000000000000'
    const act = { kind: 'change', values: { jobTitle: '=Buyer' } }
    const { body } = await start(ann, act, { ids: [...ids, gone] })
    const done = await ended(ann, body.id)
    expect(done).toMatchObject({ counts: { total: 6, changed: 4, failed: 2 }, may: { retry: true } })
    const failures = (await ann.asks('GET', `/bulk-jobs/${body.id}/failures`)).body.items
    expect(failures).toMatchObject([
      { recordId: gone, title: null, code: 'record_not_found' },
      { recordId: ids[0], title: items[0].lastName, code: 'in_trash', errors: [{ mend: expect.any(String) }] },
    ])
    const file = await server.inject({
      url: `/api/v1/bulk-jobs/${body.id}/failures/file`,
      headers: { authorization: `Bearer ${ann.key}` },
    })
    expect(file.statusCode === 404 || file.body.split('\r\n').length === 4).toBe(true)

    await ann.asks('POST', '/contacts/trash/restoration', { ids: [ids[0]] })
    const retry = (await ann.asks('POST', `/bulk-jobs/${body.id}/retries`)).body
    expect(retry).toMatchObject({ retryOf: body.id, counts: { total: 2 } })
    expect(await ended(ann, retry.id)).toMatchObject({ counts: { changed: 1, failed: 1 } })
  })

  test('what no record could take is refused before it begins', async () => {
    const { ann } = await aWorkingSpace(1)
    const refused = async (act: object, selection?: object) => (await start(ann, act, selection)).body
    expect((await refused({ kind: 'change', values: { lifecycleStage: 'king' } })).errors[0]).toMatchObject({
      path: 'act.values.lifecycleStage',
    })
    expect((await refused({ kind: 'change' })).errors[0].path).toBe('act')
    expect((await refused({ kind: 'change', add: { lastName: ['x'] } })).errors[0].code).toBe('not_a_list')
    const nobody = { kind: 'change', values: { ownerId: '01890000-0000-7000-8000-000000000000' } }
    expect((await refused(nobody)).errors[0].code).toBe('unknown_reference')
    expect((await refused(toQualified, { filter: { field: 'nothing', op: 'eq', value: 1 } })).code).toBe(
      'invalid_input',
    )
    expect((await refused(toQualified, { filter: qualified })).code).toBe('nothing_selected')
    expect((await refused({ kind: 'restore' })).code).toBe('nothing_selected')
  })
})

describe('rights', () => {
  test('a reader may none of it, and nobody sees the jobs of others but who may see jobs', async () => {
    const { ann, ben, rita } = await aWorkingSpace(2)
    expect(await start(rita, toQualified)).toMatchObject({
      status: 403,
      body: { params: { permission: 'contacts.update' } },
    })
    expect(await start(rita, { kind: 'trash' })).toMatchObject({ status: 403 })
    const anns = (await start(ann, toQualified)).body
    const bens = (await start(ben, toQualified)).body
    expect(await ben.asks('GET', `/bulk-jobs/${anns.id}`)).toMatchObject({ status: 404 })
    expect(await ann.asks('GET', `/bulk-jobs/${bens.id}`)).toMatchObject({ status: 200 })
    const { items } = (await ben.asks('GET', '/bulk-jobs')).body
    expect(items.map(({ id }: { id: string }) => id)).toEqual([bens.id])
    await Promise.all([ended(ann, anns.id), ended(ben, bens.id)])
  })

  test('the same request with the same Idempotency-Key begins one job', async () => {
    const { ann } = await aWorkingSpace(2)
    const headers = { 'idempotency-key': 'once' }
    const wanted = { object: 'contact', selection: {}, act: toQualified }
    const answers = await Promise.all([1, 2].map(() => ann.asks('POST', '/bulk-jobs', wanted, headers)))
    const ids = new Set(answers.flatMap(({ body }) => body.id ?? []))
    expect(ids.size).toBe(1)
    await ended(ann, [...ids][0] ?? '')
    expect((await ann.asks('GET', '/bulk-jobs')).body.items).toHaveLength(1)
  })
})

test('a cancelled job stops, and what it did not reach is retried', async () => {
  const space = await aWorkspace()
  await makeContacts(space, 700)
  const { ann } = space
  const { body } = await start(ann, toQualified)
  expect((await ann.asks('POST', `/bulk-jobs/${body.id}/cancellation`)).body.status).toBe('cancelling')
  const own = await startWorker(space.kith, { ...bulkTasks, ...undoTasks })
  expect(await ended(ann, body.id)).toMatchObject({ status: 'cancelled', may: { retry: true } })
  const retry = (await ann.asks('POST', `/bulk-jobs/${body.id}/retries`)).body
  expect(await ended(ann, retry.id)).toMatchObject({ status: 'done', counts: { done: retry.counts.total } })
  expect(await count(ann, qualified)).toBe(700)
  await own.stop()
})
