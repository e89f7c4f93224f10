import { expect, test } from 'vitest'
import { bulkTasks } from '#platform/bulk/tasks'
import type { Task } from '#platform/jobs/task'
import type { Filter } from '#platform/objects/filter'
import { saveRecords } from '#platform/objects/save-records'
import { undoTasks } from '#platform/undo/tasks'
import { follow as followAll } from '#tests/support/follow-segments'
import { known, runs } from '#tests/support/mortal-task'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

const filter: Filter = { field: 'firstName', op: 'isNotEmpty' }

const contact = async (person: Person, firstName: string) =>
  String((await person.asks('POST', '/contacts', { firstName })).body.id)

const members = async ({ ann }: TestWorkspace, segment: string) => {
  const found = encodeURIComponent(JSON.stringify({ segment, op: 'in' }))
  const { body } = await ann.asks('GET', `/contacts?filter=${found}`)
  return body.items.map((item: { firstName: string }) => item.firstName).sort()
}

const history = async ({ ann }: TestWorkspace, id: string) =>
  (await ann.asks('GET', `/segments/${id}/history`)).body.items

/** Each life of the task comes one step further than the one before, until one reaches the end. */
async function livesOnce(ours: TestWorkspace, task: Task, payload: object) {
  let deaths = 0
  while ((await runs(ours, task, payload, deaths + 1)) === 'died') deaths++
  expect(deaths).toBeGreaterThanOrEqual(4)
}

test('a fixed list holds whom it was given, by id or by filter, once each', async () => {
  const ours = await aWorkspace()
  const { ann, rita } = ours
  const follow = () => followAll(ours)
  const [ada, bo] = [await contact(ann, 'Ada'), await contact(ann, 'Bo')]
  const { body: list } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Tasting', kind: 'fixed' })
  const add = (body: object) => ann.asks('POST', `/segments/${list.id}/members`, body)
  expect((await add({ ids: [ada] })).body).toEqual({ entered: 1, left: 0, jobId: null })
  expect((await add({ filter })).body).toEqual({ entered: 1, left: 0, jobId: null })
  expect((await add({})).body.errors[0].path).toBe('ids')
  expect(await members(ours, list.id)).toEqual(['Ada', 'Bo'])
  expect(
    (await history(ours, list.id)).map(({ kind, because }: Record<string, string>) => `${kind} ${because}`),
  ).toEqual(['entered list', 'entered list'])
  await ann.asks('DELETE', `/contacts/${bo}`)
  await follow()
  expect((await ann.asks('GET', `/segments/${list.id}`)).body.size).toBe(1)
  await ann.asks('POST', '/contacts/trash/restoration', { ids: [bo] })
  await follow()
  expect((await ann.asks('GET', `/segments/${list.id}`)).body.size).toBe(2)
  const gone = await ann.asks('POST', `/segments/${list.id}/members/removal`, { ids: [ada] })
  expect(gone.body).toEqual({ entered: 0, left: 1, jobId: null })
  expect((await rita.asks('POST', `/segments/${list.id}/members`, { ids: [ada] })).status).toBe(403)
  const { body: live } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Live', filter })
  expect((await ann.asks('POST', `/segments/${live.id}/members`, { ids: [ada] })).body.code).toBe('segment_not_fixed')
})

test('more than two thousand at once come into a list as a job, whose worker may die at any step, and go again by its undo', async () => {
  const ours = await aWorkspace()
  const { ann, rita } = ours
  const many = 2_100
  await ann.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      Array.from({ length: many }, (_, at) => ({ input: { firstName: `C${at}` } })),
    ),
  )
  const trashed = await contact(ann, 'Zed')
  await ann.asks('DELETE', `/contacts/${trashed}`)
  const { body: list } = await ann.asks('POST', '/segments', { object: 'contact', name: 'All', kind: 'fixed' })
  const first = (await ann.asks('GET', '/contacts?limit=1')).body.items[0].id
  await ann.asks('POST', `/segments/${list.id}/members`, { ids: [first] })
  const { body } = await ann.asks('POST', `/segments/${list.id}/members`, { filter })
  expect(body).toMatchObject({ entered: 0, left: 0, jobId: expect.any(String) })
  await livesOnce(ours, known(bulkTasks['bulk.run']), { jobId: body.jobId })
  const read = async (path: string) => (await ann.asks('GET', path)).body
  expect(await read(`/bulk-jobs/${body.jobId}`)).toMatchObject({
    status: 'done',
    counts: { total: many, changed: many - 1, unchanged: 1, failed: 0 },
  })
  expect((await read(`/segments/${list.id}`)).size).toBe(many)
  expect((await history(ours, list.id))[0]).toMatchObject({ kind: 'entered', because: 'list', causeId: body.jobId })
  const { body: undone } = await ann.asks('POST', `/bulk-jobs/${body.jobId}/undo`)
  await livesOnce(ours, known(undoTasks['undo.run']), { undoId: undone.undo.id })
  expect((await read(`/bulk-jobs/${body.jobId}`)).undo).toMatchObject({ status: 'done', changed: many - 1 })
  // Whoever was in before stays.
  expect((await read(`/segments/${list.id}`)).size).toBe(1)
  expect(await members(ours, list.id)).toHaveLength(1)
  const act = { kind: 'addToList', list: list.id }
  const tries = (person: Person, more: object) =>
    person.asks('POST', '/bulk-jobs', { object: 'contact', selection: {}, ...more })
  expect((await tries(rita, { act })).body.code).toBe('forbidden')
  expect((await tries(ann, { act: { ...act, list: first } })).body.code).toBe('segment_not_found')
  expect((await tries(ann, { act, object: 'company' })).body.code).toBe('segment_not_found')
  const { body: live } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Live', filter })
  expect((await tries(ann, { act: { ...act, list: live.id } })).body.code).toBe('segment_not_fixed')
})

test('a list that is deleted while it is filled ends the job, which says why', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  const ada = await contact(ann, 'Ada')
  const { body: list } = await ann.asks('POST', '/segments', { object: 'contact', name: 'Gone', kind: 'fixed' })
  const { body: job } = await ann.asks('POST', '/bulk-jobs', {
    object: 'contact',
    selection: { ids: [ada] },
    act: { kind: 'addToList', list: list.id },
  })
  await ann.asks('DELETE', `/segments/${list.id}`)
  await runs(ours, known(bulkTasks['bulk.run']), { jobId: job.id })
  const { body } = await ann.asks('GET', `/bulk-jobs/${job.id}`)
  expect(body).toMatchObject({ status: 'failed', counts: { changed: 0, failed: 0 } })
  expect(body.error.message).not.toBe('')
})
