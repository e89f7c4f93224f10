import { afterAll, expect, test } from 'vitest'
import { startWorker, type Worker } from '#platform/jobs/worker'
import { undoTasks } from '#platform/undo/tasks'
import { eventually } from '#tests/support/eventually'
import { made, read } from '#tests/support/merging'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { bulkTasks } from './tasks.ts'

let worker: Promise<Worker> | null = null
afterAll(async () => (await worker)?.stop())

async function aWorkingSpace() {
  const space = await aWorkspace()
  worker ??= startWorker(space.kith, { ...bulkTasks, ...undoTasks })
  await worker
  return space
}

const act = { kind: 'createFor', object: 'task', values: { title: 'Ring up', priority: 'high' } }
const start = (person: Person, object: string, ids: string[], wanted: object = act) =>
  person.asks('POST', '/bulk-jobs', { object, selection: { ids }, act: wanted })

test('a task for each chosen, about it, and all of them taken back', async () => {
  const { ann } = await aWorkingSpace()
  const contacts = [await made(ann, 'contacts', { lastName: 'Berg' }), await made(ann, 'contacts', { lastName: 'Tal' })]
  const { body: job } = await start(ann, 'contact', contacts)
  const stands = async () => read(ann, `/bulk-jobs/${job.id}`)
  await eventually(async () => (await stands()).status === 'done')
  expect(await stands()).toMatchObject({ counts: { changed: 2, failed: 0 }, may: { undo: true } })
  const { items } = await read(ann, '/tasks')
  expect(items.map(({ contactId }: { contactId: string }) => contactId).sort()).toEqual([...contacts].sort())
  expect(items[0]).toMatchObject({ title: 'Ring up', priority: 'high' })
  await ann.asks('POST', `/bulk-jobs/${job.id}/undo`)
  await eventually(async () => (await stands()).undo?.status === 'done')
  expect((await read(ann, '/tasks')).items).toEqual([])
})

test('what has no relation of its own is named by a link; what no record could be is refused at once', async () => {
  const { ann, rita } = await aWorkingSpace()
  const placedAt = '2026-11-24T10:00:00Z'
  const order = await made(ann, 'orders', { number: 'R-1', placedAt, currency: 'EUR', total: 100 })
  const { body: job } = await start(ann, 'order', [order])
  await eventually(async () => (await read(ann, `/bulk-jobs/${job.id}`)).status === 'done')
  expect((await read(ann, '/tasks')).items).toMatchObject([{ links: [{ object: 'order', id: order }] }])
  const untitled = await start(ann, 'order', [order], { ...act, values: {} })
  expect(untitled.body.errors).toMatchObject([{ path: 'act.values.title' }])
  const unknown = await start(ann, 'order', [order], { ...act, object: 'nothing' })
  expect(unknown.body.code).toBe('object_not_found')
  const wrong = await start(ann, 'order', [order], { kind: 'createFor', object: 'contact', values: { lastName: 'X' } })
  expect(wrong.body.errors).toMatchObject([{ code: 'not_about' }])
  expect((await start(rita, 'order', [order])).status).toBe(403)
})
