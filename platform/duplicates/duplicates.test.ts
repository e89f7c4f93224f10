import { expect, onTestFinished, test } from 'vitest'
import { subscribers, tasks } from '#app/server/tasks.ts'
import { deliverSome } from '#platform/events/deliver'
import { runTask } from '#platform/jobs/run-task'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

const [duplicates] = subscribers.filter(({ name }) => name === 'duplicates')

/** Lets the subscriber hear what happened. */
const heard = ({ kith }: TestWorkspace) =>
  eventually(async () => duplicates !== undefined && (await deliverSome(kith, duplicates)) === 'nothing')

async function contact(person: Person, draft: Record<string, unknown>): Promise<string> {
  const { status, body } = await person.asks('POST', '/contacts', draft)
  expect([status, body]).toEqual([200, expect.anything()])
  return body.id
}

const pairs = async (person: Person, state = 'open') =>
  (await person.asks('GET', `/duplicates/pairs?object=contact&state=${state}`)).body.items

const sofia = {
  firstName: 'Sofia',
  lastName: 'Almeida',
  emails: ['sofia@pastelaria.example'],
  phones: ['+351 21 342 0000'],
}
const twin = { firstName: 'Sofía', lastName: 'Almeida', phones: ['00351 213420000'] }

/** Runs a job of the workspace here and now. */
async function works(
  { kith, workspaceId }: TestWorkspace,
  task: string,
  payload: object,
  signal = new AbortController().signal,
) {
  const work = tasks[task]
  if (!work) throw new Error(`No task ${task}`)
  const run = runTask(kith, task, work, [])
  const job = { id: '1', attempts: 1, max_attempts: 10 }
  await run({ ...payload, workspaceId, userId: null }, { job, abortSignal: signal } as never) // what our wrapper reads of it
}

test('a new record that may be another is found as it comes, with the reasons; one that changes is compared again', async () => {
  const space = await aWorkspace()
  const told: string[] = []
  onTestFinished(space.kith.database.standing.listen('kith_changes', (message) => told.push(message)))
  const a = await contact(space.ann, sofia)
  const b = await contact(space.ben, twin)
  await heard(space)
  await eventually(() =>
    told.some((message) => message.includes(space.workspaceId) && message.includes('"duplicates"')),
  )
  const [pair, ...more] = await pairs(space.rita)
  expect(more).toEqual([])
  expect(pair.records.map(({ id }: { id: string }) => id).sort()).toEqual([a, b].sort())
  expect(pair.confidence).toBeGreaterThan(0.97)
  expect(pair.reasons).toContainEqual(expect.objectContaining({ facet: 'phone', verdict: 'same' }))
  await space.ben.asks('PATCH', `/contacts/${b}`, { firstName: 'Zbigniew', lastName: 'Nowak', phones: [] })
  await heard(space)
  expect(await pairs(space.ann)).toEqual([])
})

test('a pair of a record in the trash goes, and comes back with it', async () => {
  const space = await aWorkspace()
  await contact(space.ann, sofia)
  const b = await contact(space.ann, twin)
  await heard(space)
  await space.ann.asks('DELETE', `/contacts/${b}`)
  await heard(space)
  expect(await pairs(space.ann)).toEqual([])
  await space.ann.asks('POST', '/contacts/trash/restoration', { ids: [b] })
  await heard(space)
  expect(await pairs(space.ann)).toHaveLength(1)
})

test('two people who are two are not shown again, whatever changes, until somebody says otherwise', async () => {
  const space = await aWorkspace()
  await contact(space.ann, sofia)
  const b = await contact(space.ann, twin)
  await heard(space)
  const [{ id }] = await pairs(space.ann)
  expect((await space.rita.asks('PUT', `/duplicates/pairs/${id}/never`, {})).status).toBe(403)
  expect((await space.ben.asks('PUT', `/duplicates/pairs/${id}/never`, {})).status).toBe(200)
  await space.ann.asks('PATCH', `/contacts/${b}`, { emails: ['sofia@pastelaria.example'] })
  await heard(space)
  expect(await pairs(space.ann)).toEqual([])
  expect(await pairs(space.ann, 'never')).toHaveLength(1)
  await space.ben.asks('DELETE', `/duplicates/pairs/${id}/never`)
  expect(await pairs(space.ann)).toHaveLength(1)
})

test('whoever types a contact is told who is here already; half an email does no harm', async () => {
  const space = await aWorkspace()
  const id = await contact(space.ann, sofia)
  await heard(space)
  const check = (record: object, except?: string) =>
    space.ann.asks('POST', '/duplicates/checks', { object: 'contact', record, ...(except ? { except } : {}) })
  const typed = await check({ firstName: 'Sofi', lastName: 'Almeida', phones: ['21 342 0000'], emails: ['sofia@'] })
  expect(typed.body.items).toMatchObject([{ record: { id } }])
  const found = await check({ firstName: 'Sofia', lastName: 'Almeda', emails: ['Sofia@Pastelaria.example'] })
  expect(found.body.items).toMatchObject([{ record: { id }, confidence: expect.any(Number) }])
  expect((await check({ ...sofia }, id)).body.items).toEqual([])
  expect((await check({ hocus: 1, emails: 7 })).body.items).toEqual([])
  expect((await space.ann.asks('POST', '/duplicates/checks', { object: 'nothing', record: {} })).status).toBe(422)
})

test('a search of everything finds what nobody was told of, once, and goes on where it was killed', async () => {
  const space = await aWorkspace()
  const ids = [await contact(space.ann, sofia), await contact(space.ann, twin)]
  await contact(space.ann, { firstName: 'Tomasz', lastName: 'Wiśniewski' })
  const scan = () => space.ann.asks('POST', '/duplicates/scans', { object: 'contact' })
  await scan()
  const stopping = new AbortController()
  stopping.abort()
  await expect(works(space, 'duplicates.scan', { object: 'contact' }, stopping.signal)).rejects.toThrow()
  expect((await space.ann.asks('GET', '/duplicates')).body.objects[0].scan.isRunning).toBe(true)
  await works(space, 'duplicates.scan', { object: 'contact' })
  const [pair] = await pairs(space.ann)
  expect(pair.records.map((record: { id: string }) => record.id).sort()).toEqual(ids.sort())
  await scan()
  await works(space, 'duplicates.scan', { object: 'contact' })
  expect(await pairs(space.ann)).toEqual([pair])
  const { body } = await space.ann.asks('GET', '/duplicates')
  expect(body.objects[0]).toMatchObject({
    object: 'contact',
    open: 1,
    scan: { isRunning: false, finishedAt: expect.any(String) },
  })
})

test('all that is sure enough becomes one in the background; what is not waits', async () => {
  const space = await aWorkspace()
  await contact(space.ann, sofia)
  await contact(space.ann, { ...twin, emails: ['sofia@pastelaria.example'] })
  await contact(space.ann, { firstName: 'Mara', lastName: 'Quandzyk' })
  await contact(space.ann, { firstName: 'M', lastName: 'Quandzyk' })
  await heard(space)
  expect((await space.ben.asks('PUT', '/duplicates/settings', { bulkConfidence: 0.9 })).status).toBe(403)
  await space.ann.asks('PUT', '/duplicates/settings', { bulkConfidence: 0.99 })
  const low = await space.ben.asks('POST', '/duplicates/acceptances', { object: 'contact', above: 0.6 })
  expect(low.body.code).toBe('merge_not_possible')
  const { body } = await space.ben.asks('POST', '/duplicates/acceptances', { object: 'contact' })
  expect(body).toEqual({ object: 'contact', above: 0.99, total: 1 })
  await works(space, 'duplicates.accept', body)
  expect((await space.ann.asks('GET', '/merges')).body.items).toHaveLength(1)
  expect(await pairs(space.ann)).toHaveLength(1)
})

test('what is written in bulk is searched once it has come to rest, and what comes during a search after it', async () => {
  const space = await aWorkspace()
  const { ann, kith, workspaceId } = space
  const many = (of: string) => Array.from({ length: 150 }, (_, at) => ({ externalId: `${of}-${at}` }))
  await ann.asks('POST', '/contacts/batch', { records: [...many('A'), sofia, twin] })
  await heard(space)
  expect(await pairs(ann)).toEqual([])
  const { rows } = await kith.database.owner.query(
    `select run_at > now() + interval '30 seconds' as later from graphile_worker.jobs where key like $1 || ':duplicates.scan%'`,
    [workspaceId],
  )
  expect(rows).toEqual([{ later: true }])
  // It is comparing already when more comes: no keys were given to these.
  await kith.database.owner.query(`update duplicate_scans set state = 'comparing' where workspace_id = $1`, [
    workspaceId,
  ])
  await ann.asks('POST', '/contacts/batch', {
    records: [...many('B'), { firstName: 'Kjell', lastName: 'Åberg' }, { firstName: 'Kjell', lastName: 'Aberg' }],
  })
  await heard(space)
  await works(space, 'duplicates.scan', { object: 'contact' })
  expect(await pairs(ann)).toHaveLength(2)
})

test('a search of what changed finds a pair once, however far apart its records came', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const many = (of: string, count: number) => Array.from({ length: count }, (_, at) => ({ externalId: `${of}-${at}` }))
  await ann.asks('POST', '/contacts/batch', { records: many('A', 200) })
  await ann.asks('POST', '/duplicates/scans', { object: 'contact' })
  await works(space, 'duplicates.scan', { object: 'contact' })
  await heard(space)
  await works(space, 'duplicates.scan', { object: 'contact' })
  await ann.asks('POST', '/contacts/batch', { records: [sofia, ...many('B', 98), twin] })
  await heard(space)
  await works(space, 'duplicates.scan', { object: 'contact' })
  expect(await pairs(ann)).toHaveLength(1)
})
