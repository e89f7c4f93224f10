import { beforeAll, expect, test } from 'vitest'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { made } from '#tests/support/merging'
import { mortalTasks } from '#tests/support/mortal-tasks'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const PEOPLE = 2

let space: TestWorkspace

beforeAll(async () => {
  const [fresh] = await Promise.all([aWorkspace(), buildDoomedWorker()])
  space = fresh
})

/** Rows of this workspace; `where` begins with the table. */
async function count(where: string): Promise<number> {
  const { rows } = await space.kith.database.owner.query(`select count(*) from ${where}`)
  return Number(rows[0].count)
}
const news = (kind: string) => count(`notifications where kind = '${kind}'`)

/** Runs a job whose worker is killed at three moments, then when it is through, then not at all. */
async function runsThrough(task: Mortal, payload: object, person = space.ann): Promise<void> {
  await person.does((ctx) => ctx.later(task, { ...payload }, { key: `killed ${task}` }))
  for (const at of moments(task)) await worksUntilKilled(space.kith, { at, sent: true })
  await worksToTheEnd(space.kith, mortalTasks)
}

/** So many statements each job has, or a few more: whoever dies only among the first of them has read and written nothing yet. */
const STATEMENTS = {
  'tasks.remind': 21,
  'notifications.mailPerson': 13,
  'calendar.invite': 20,
  'test.readStream': 32,
  'test.announce': 16,
  'test.handOver': 30,
  'test.complete': 19,
}
type Mortal = keyof typeof STATEMENTS
const moments = (task: Mortal) => [
  ...[0, 1, 2].map((third) => 1 + Math.floor(((third + Math.random()) * STATEMENTS[task]) / 3)),
  'end' as const,
]

test('a reminder tells once, whenever its worker dies', async () => {
  const { ann, ben } = space
  for (const title of ['Call', 'Write'])
    await made(ann, 'tasks', { title, remindAt: '2020-01-01T08:00:00Z', assigneeId: ben.userId })
  await runsThrough('tasks.remind', {})
  expect(await news('task.reminder')).toBe(2)
})

test('news go by one mail, whenever its worker dies', async () => {
  const { ann, ben } = space
  // Reminders of the tests before are due, too.
  await space.kith.database.owner.query('delete from notifications')
  await space.kith.database.owner.query('delete from outgoing_mails')
  await made(ann, 'tasks', { title: 'Call Sofia', assigneeId: ben.userId })
  // On a Thursday at noon: whoever is off then is mailed later.
  await space.kith.database.owner.query(
    `update notifications set mail = 'instant', created_at = '2026-11-19T11:00:00Z', mail_at = '2026-11-19T11:00:00Z'`,
  )
  await runsThrough('notifications.mailPerson', {}, ben)
  expect(await count('outgoing_mails')).toBe(1)
  expect(await count('notifications where mail_at is not null and mailed_at is null')).toBe(0)
})

test('a meeting invites each guest once, whenever its worker dies', async () => {
  const { ann, ben } = space
  await space.kith.database.owner.query('delete from outgoing_mails')
  const contact = await made(ann, 'contacts', { firstName: 'Sofia', emails: ['sofia@lumen.example'] })
  const recordId = await made(ann, 'activities', {
    ...{ kind: 'meeting', title: 'Cupping', startsAt: '2099-03-01T10:00:00Z', ownerId: ann.userId },
    attendees: [
      { object: 'contact', id: contact },
      { object: 'user', id: ben.userId },
    ],
  })
  await runsThrough('calendar.invite', { object: 'activity', recordId })
  expect(await count(`outgoing_mails where calendar is not null`)).toBe(2)
  expect(await count(`calendar_invitees where record_id = '${recordId}'`)).toBe(2)
})

test('the reader of the stream, killed at each of its steps, tells an owner once of what others did', async () => {
  const { ann, ben } = space
  await ann.does((ctx) => ctx.later('test.readStream', {}))
  await worksToTheEnd(space.kith, mortalTasks)
  await space.kith.database.owner.query('delete from notifications')
  const contact = await made(ann, 'contacts', { firstName: 'Jonas', ownerId: ben.userId })
  await ann.asks('PATCH', `/contacts/${contact}`, { jobTitle: 'Buyer' })
  await runsThrough('test.readStream', {})
  const { rows } = await space.kith.database.owner.query(
    'select kind, user_id, params from notifications where record_id = $1 order by kind',
    [contact],
  )
  expect(rows).toEqual([
    { kind: 'record.assigned', user_id: ben.userId, params: { count: 1 } },
    { kind: 'record.changed', user_id: ben.userId, params: { count: 1 } },
  ])
})

/** What people ask for is whole or did not happen: nobody waits for the rest. */
async function wholeOrNothing(task: Mortal, payload: object): Promise<void> {
  for (const at of moments(task)) {
    await space.ann.does((ctx) => ctx.later(task, { ...payload }, { key: `killed ${task}` }))
    await worksUntilKilled(space.kith, { at, sent: true })
    // Who asked gets no answer; a job would ask again.
    await space.kith.database.owner.query('delete from graphile_worker._private_jobs')
  }
}

test('an announcement reaches everybody or nobody', async () => {
  await wholeOrNothing('test.announce', { title: 'Closed on Friday' })
  const announced = await count('announcements')
  expect(announced).toBeGreaterThan(0)
  expect(await news('announcement.made')).toBe(announced * PEOPLE)
  expect(await count(`events where type = 'announcement.created'`)).toBe(announced)
})

test('a record changes hands with its checklist and the word to its new owner, or not at all', async () => {
  const { ann, ben } = space
  const recordId = await made(ann, 'contacts', { firstName: 'Mina', ownerId: ann.userId })
  await wholeOrNothing('test.handOver', { object: 'contact', recordId, newOwnerId: ben.userId })
  expect(await count(`contacts where id = '${recordId}' and owner_id = '${ben.userId}'`)).toBe(1)
  expect(await count(`hand_overs where record_id = '${recordId}'`)).toBe(1)
  expect(await count('hand_over_items')).toBe(2)
  expect(await news('handOver.received')).toBe(1)
  expect(await count(`events where type = 'handOver.made'`)).toBe(1)
})

test('a task that repeats is done and followed by the next one, or still open', async () => {
  const id = await made(space.ann, 'tasks', { title: 'Descale', dueAt: '2026-11-24T08:00:00Z', repeat: 'FREQ=WEEKLY' })
  await wholeOrNothing('test.complete', { id, completedAt: '2026-11-24T10:00:00Z' })
  expect(await count(`tasks where id = '${id}' and completed_at is not null`)).toBe(1)
  expect(await count(`tasks where follows_id = '${id}'`)).toBe(1)
})
