import { expect, test } from 'vitest'
import { saveRecords } from '#platform/objects/save-records'
import { undoTasks } from '#platform/undo/tasks'
import { known, runs } from '#tests/support/mortal-task'
import { aWorkspace } from '#tests/support/workspace'
import { bulkTasks } from './tasks.ts'

const MANY = 1_100

async function aSpaceWithContacts() {
  const space = await aWorkspace()
  await space.ann.does((ctx) =>
    saveRecords(
      ctx,
      ctx.objects.find('contact'),
      Array.from({ length: MANY }, (_, at) => ({ input: { lastName: `Made ${at}`, tags: ['old'] } })),
    ),
  )
  return space
}

test('a worker that dies between any two steps of a job and of its undo loses nothing and doubles nothing', async () => {
  const space = await aSpaceWithContacts()
  const { kith, ann } = space
  const act = { kind: 'change', values: { jobTitle: 'Buyer' }, add: { tags: ['spring'] } }
  const { body } = await ann.asks('POST', '/bulk-jobs', { object: 'contact', selection: {}, act })
  const run = known(bulkTasks['bulk.run'])
  let deaths = 0
  // Each life comes one step further before it ends: before a commit, after it, before the next …
  for (let at = 1; (await runs(space, run, { jobId: body.id }, at)) === 'died'; at++) deaths++
  expect(deaths).toBeGreaterThanOrEqual(4)
  const read = async () => (await ann.asks('GET', `/bulk-jobs/${body.id}`)).body
  expect(await read()).toMatchObject({
    status: 'done',
    counts: { total: MANY, done: MANY, changed: MANY, unchanged: 0 },
  })
  const counts = async (where: string) =>
    Number((await kith.database.owner.query(`select count(*) from ${where}`)).rows[0].count)
  expect(
    await counts(
      `contacts where workspace_id = '${space.workspaceId}' and job_title = 'Buyer' and tags = '["old", "spring"]'`,
    ),
  ).toBe(MANY)
  expect(await counts(`events where cause_id = '${body.id}' and type = 'contact.updated'`)).toBe(MANY)
  expect(await counts(`events where record_id = '${body.id}' and type = 'bulk.finished'`)).toBe(1)

  await ann.asks('POST', `/bulk-jobs/${body.id}/undo`)
  const { undo } = await read()
  const takeBack = known(undoTasks['undo.run'])
  for (let at = 1; (await runs(space, takeBack, { undoId: undo.id }, at)) === 'died'; at++) deaths++
  expect(await read()).toMatchObject({ undo: { status: 'done', done: MANY, changed: MANY, conflicts: { count: 0 } } })
  expect(
    await counts(`contacts where workspace_id = '${space.workspaceId}' and job_title is null and tags = '["old"]'`),
  ).toBe(MANY)
  expect(await counts(`events where cause_id = '${undo.id}' and type = 'contact.updated'`)).toBe(MANY)
})

test('a record that only the database refuses fails alone, wherever it stands', async () => {
  const space = await aSpaceWithContacts()
  const { kith, ann } = space
  await kith.database.owner.query(
    `alter table contacts add constraint nobody check (last_name <> 'Made 777' or job_title is null)`,
  )
  const act = { kind: 'change', values: { jobTitle: 'Buyer' } }
  const { body } = await ann.asks('POST', '/bulk-jobs', { object: 'contact', selection: {}, act })
  await runs(space, known(bulkTasks['bulk.run']), { jobId: body.id })
  await kith.database.owner.query('alter table contacts drop constraint nobody')
  const job = (await ann.asks('GET', `/bulk-jobs/${body.id}`)).body
  expect(job).toMatchObject({ status: 'done', counts: { done: MANY, changed: MANY - 1, failed: 1 } })
  const { items } = (await ann.asks('GET', `/bulk-jobs/${body.id}/failures`)).body
  expect(items).toMatchObject([{ title: 'Made 777', code: 'refused' }])
})
