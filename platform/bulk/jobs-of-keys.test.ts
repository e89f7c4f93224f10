import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { RoleRules } from '#platform/auth/rights/rules'
import { allTo, giveRole, reading } from '#tests/support/secrets/roles'
import { type Answer, aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const secret = { field: 'companies.industry', op: 'eq', value: 'Espionage' }
const wanted = { object: 'contact', selection: {}, act: { kind: 'change', values: { source: 'Fair' } } }

/** A key of Ann's with a role of less than hers. */
async function aKeyThat(space: TestWorkspace, rules: RoleRules) {
  const role = uuidv7()
  await giveRole(space, role, rules)
  const { body } = await space.ann.asks('POST', '/api-keys', { name: 'Shop', scopes: ['admin'], role })
  return async (method: string, path: string, payload?: object): Promise<Answer> => {
    const answer = await space.server.inject({
      ...{ method: method as 'GET', url: `/api/v1${path}` },
      headers: { authorization: `Bearer ${body.key}` },
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
}

/** Ann has told, as if at her screen, a job that speaks of what not everybody sees, and an undo. */
async function aTellingJob() {
  const space = await aWorkspace()
  const { ann, kith } = space
  const { body: company } = await ann.asks('POST', '/companies', { name: 'Lumen', industry: 'Espionage' })
  const draft = { firstName: 'Sofia', ownerId: ann.userId, companies: [{ id: company.id }] }
  const { body: contact } = await ann.asks('POST', '/contacts', draft)
  const { body: job } = await ann.asks('POST', '/bulk-jobs', { ...wanted, selection: { filter: secret } })
  expect(job.counts.total).toBe(1)
  const { body: timeline } = await ann.asks('GET', `/contacts/${contact.id}/timeline`)
  const { body: undo } = await ann.asks('POST', '/undos', { eventIds: [timeline.items[0].id] })
  for (const table of ['bulk_jobs', 'undos'])
    await kith.database.owner.query(`update ${table} set made_by_key = null where created_by = $1`, [ann.userId])
  return { ...space, job: String(job.id), undo: String(undo.id) }
}

const ids = ({ body }: Answer) => body.items.map(({ id }: { id: string }) => id)

test.each<[string, RoleRules]>([
  ['rows of the object', { ...allTo, objects: { contact: reading('own') } }],
  ['rows of an object that its filter looks at', { ...allTo, objects: { company: reading('own') } }],
  ['a field', { ...allTo, fields: { company: { hidden: ['industry'], readonly: [] } } }],
])('a key that does not see %s knows the jobs it has begun itself, and none of its maker’s', async (_, rules) => {
  const space = await aTellingJob()
  const { ann, job, undo } = space
  const asks = await aKeyThat(space, rules)
  expect(ids(await asks('GET', '/bulk-jobs'))).toEqual([])
  for (const path of ['', '/failures', '/failures/file'])
    expect([path, (await asks('GET', `/bulk-jobs/${job}${path}`)).status]).toEqual([path, 404])
  for (const step of ['cancellation', 'retries', 'undo'])
    expect([step, (await asks('POST', `/bulk-jobs/${job}/${step}`)).status]).toEqual([step, 404])
  expect((await asks('GET', `/undos/${undo}`)).status).toBe(404)

  await asks('POST', '/contacts', { firstName: 'Its own' })
  const { body: own } = await asks('POST', '/bulk-jobs', wanted)
  expect(ids(await asks('GET', '/bulk-jobs'))).toEqual([own.id])
  expect((await asks('GET', `/bulk-jobs/${own.id}`)).status).toBe(200)
  expect((await asks('POST', `/bulk-jobs/${own.id}/cancellation`)).body.status).toBe('cancelling')
  const other = await aKeyThat(space, rules)
  expect((await other('GET', `/bulk-jobs/${own.id}`)).status).toBe(404)
  expect(ids(await ann.asks('GET', '/bulk-jobs'))).toEqual([own.id, job])
})

test('a key that sees everything knows its maker’s jobs and undos', async () => {
  const space = await aTellingJob()
  const asks = await aKeyThat(space, allTo)
  expect(ids(await asks('GET', '/bulk-jobs'))).toEqual([space.job])
  expect((await asks('GET', `/bulk-jobs/${space.job}`)).body.selection).toEqual({ filter: secret })
  expect((await asks('GET', `/undos/${space.undo}`)).status).toBe(200)
})

test('what an undo of somebody else’s left as it is is not told with the job', async () => {
  const space = await aTellingJob()
  const asks = await aKeyThat(space, { ...allTo, objects: { contact: reading('own') } })
  await asks('POST', '/contacts', { firstName: 'Its own' })
  const { body: own } = await asks('POST', '/bulk-jobs', wanted)
  const left = { object: 'contact', recordId: uuidv7(), title: 'Sofia', field: 'source', reason: 'changed_since' }
  const conflicts = [{ ...left, before: null, after: 'Fair', now: 'Hidden', message: null }]
  const { owner } = space.kith.database
  await owner.query('update undos set conflict_count = 1, conflicts = $2 where id = $1', [
    space.undo,
    JSON.stringify(conflicts),
  ])
  await owner.query('update bulk_jobs set undo_id = $2 where id in ($1, $3)', [own.id, space.undo, space.job])
  const told = async (answer: Promise<Answer>) => (await answer).body.undo.conflicts
  expect(await told(asks('GET', `/bulk-jobs/${own.id}`))).toEqual({ count: 1, items: [] })
  expect(await told(space.ann.asks('GET', `/bulk-jobs/${space.job}`))).toMatchObject({ items: [{ title: 'Sofia' }] })
})

test('what a job in the queue was given, and why it failed, is told to whoever sees everything', async () => {
  const space = await aTellingJob()
  await space.kith.database.owner.query(
    `update graphile_worker._private_jobs set last_error = 'There is no sofia@lumen.example' where payload ->> 'jobId' = $1`,
    [space.job],
  )
  const entry = async (answer: Promise<Answer>) =>
    (await answer).body.items.find(({ task }: { task: string }) => task === 'bulk.run')
  const full = await entry(space.ann.asks('GET', '/jobs'))
  expect(full).toMatchObject({ lastError: 'There is no sofia@lumen.example' })
  expect(full.payload).toEqual({ jobId: space.job })
  const asks = await aKeyThat(space, { ...allTo, objects: { contact: reading('own') } })
  expect(await entry(asks('GET', '/jobs'))).toEqual({ ...full, payload: {}, lastError: null })
  expect((await asks('POST', `/jobs/${full.id}/retry`)).body).toMatchObject({ payload: {}, lastError: null })
})
