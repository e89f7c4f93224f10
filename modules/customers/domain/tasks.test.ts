import { expect, test } from 'vitest'
import { inWorkspace } from '#platform/ctx/ctx'
import { made, read } from '#tests/support/merging'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { remindOfTasks } from './remind.ts'

const done = '2026-11-24T10:00:00Z'
const openTasks = async ({ rita }: TestWorkspace) =>
  (await read(rita, `/tasks?filter=${encodeURIComponent('{"field":"completedAt","op":"isEmpty"}')}`)).items

test('completing a task that repeats makes the next one, once, though two complete it at the same moment', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const order = await made(ann, 'orders', { number: 'R-1', placedAt: done, currency: 'EUR', total: 100 })
  const task = await made(ann, 'tasks', {
    title: 'Descale the machine',
    dueAt: '2026-11-24T08:00:00Z',
    remindAt: '2026-11-24T07:00:00Z',
    repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    priority: 'high',
    checklist: [{ text: 'Order citric acid', done: true }],
    assigneeId: ben.userId,
    links: [{ object: 'order', id: order }],
  })
  await Promise.all([ann, ben].map((who) => who.asks('PATCH', `/tasks/${task}`, { completedAt: done })))
  const [next, ...more] = await openTasks(space)
  expect(more).toEqual([])
  expect(next).toMatchObject({
    title: 'Descale the machine',
    dueAt: '2026-12-08T08:00:00Z',
    remindAt: '2026-12-08T07:00:00Z',
    priority: 'high',
    checklist: [{ text: 'Order citric acid', done: false }],
    assigneeId: ben.userId,
    links: [{ object: 'order', id: order }],
  })
  await ann.asks('PATCH', `/tasks/${task}`, { completedAt: null })
  expect((await openTasks(space)).map(({ id }: { id: string }) => id)).toEqual([task])
})

test('the next one is due at the same hour of the clock of whoever has the task', async () => {
  const space = await aWorkspace()
  const { ann, ben, kith } = space
  await kith.database.owner.query('update users set time_zone = $1 where id = $2', ['America/New_York', ben.userId])
  // There the clocks go on a fortnight before those of the workspace.
  const draft = { title: 'Report', dueAt: '2027-03-10T14:00:00Z', repeat: 'FREQ=WEEKLY;BYDAY=WE' }
  const [his, hers] = [
    await made(ann, 'tasks', { ...draft, assigneeId: ben.userId }),
    await made(ann, 'tasks', { ...draft, assigneeId: ann.userId }),
  ]
  for (const task of [his, hers]) await ann.asks('PATCH', `/tasks/${task}`, { completedAt: done })
  const due = (await openTasks(space)).map(({ dueAt }: { dueAt: string }) => dueAt)
  expect(due.sort()).toEqual(['2027-03-17T13:00:00Z', '2027-03-17T14:00:00Z'])
})

test('a reminder moves along with what it reminds of, unless it is set itself', async () => {
  const { ann } = await aWorkspace()
  const times = { dueAt: '2026-11-24T08:00:00Z', remindAt: '2026-11-24T07:30:00Z' }
  const task = await made(ann, 'tasks', { title: 'Call Sofia', ...times })
  const moved = await ann.asks('PATCH', `/tasks/${task}`, { dueAt: '2026-11-25T08:00:00Z' })
  expect(moved.body.remindAt).toBe('2026-11-25T07:30:00Z')
  const set = await ann.asks('PATCH', `/tasks/${task}`, { dueAt: null, remindAt: '2026-11-26T07:30:00Z' })
  expect(set.body.remindAt).toBe('2026-11-26T07:30:00Z')
})

const inbox = async ({ kith, workspaceId }: TestWorkspace) => {
  const { rows } = await kith.database.owner.query(
    'select kind, user_id from notifications where workspace_id = $1 order by kind',
    [workspaceId],
  )
  return rows
}

test('one is reminded once, of what is still to do; a new time reminds anew', async () => {
  const space = await aWorkspace()
  const { ann, kith } = space
  const past = '2020-01-01T08:00:00Z'
  const task = await made(ann, 'tasks', { title: 'Call Sofia', remindAt: past, assigneeId: ann.userId })
  await made(ann, 'tasks', { title: 'Done', remindAt: past, completedAt: done, assigneeId: ann.userId })
  await made(ann, 'tasks', { title: 'Later', remindAt: '2099-01-01T08:00:00Z', assigneeId: ann.userId })
  const remind = () =>
    inWorkspace(kith, { ...ann.acting, userId: null, actor: { kind: 'system', id: null } }, remindOfTasks)
  // Two processes at once, and one that dies before it commits.
  await expect(
    inWorkspace(kith, ann.acting, async (ctx) => {
      await remindOfTasks(ctx)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await inbox(space)).toEqual([])
  await Promise.all([remind(), remind()])
  await remind()
  expect(await inbox(space)).toEqual([{ kind: 'task.reminder', user_id: ann.userId }])
  await ann.asks('PATCH', `/tasks/${task}`, { remindAt: '2020-01-02T08:00:00Z' })
  await remind()
  expect(await inbox(space)).toHaveLength(2)
})

test('of two who take a task of the queue at once one has it, and the other is told who', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const team = await ann.asks('POST', '/teams', { name: 'Service', members: [{ userId: ben.userId }] })
  const task = await made(ann, 'tasks', { title: 'Mend the grinder', teamId: team.body.id })
  expect(await inbox(space)).toEqual([{ kind: 'task.queued', user_id: ben.userId }])
  const answers = await Promise.all([ann, ben].map((who) => who.asks('PUT', `/tasks/${task}/claim`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const [taken, late] = answers[0]?.status === 200 ? answers : [...answers].reverse()
  expect(late?.body).toMatchObject({ code: 'task_taken', title: expect.stringMatching(/^(Ann|Ben) has taken/) })
  expect([ann.userId, ben.userId]).toContain(taken?.body.assigneeId)
  expect((await space.rita.asks('PUT', `/tasks/${task}/claim`)).status).toBe(403)
  const unknown = await ann.asks('PATCH', `/tasks/${task}`, { teamId: task })
  expect(unknown.body.errors).toMatchObject([{ path: 'teamId', code: 'unknown_reference' }])
})

test('a task given to somebody is told to them, many as one', async () => {
  const space = await aWorkspace()
  const records = ['One', 'Two', 'Three'].map((title) => ({ title, assigneeId: space.ben.userId }))
  await space.ann.asks('POST', '/tasks/batch', { records })
  expect(await inbox(space)).toEqual([{ kind: 'task.assigned', user_id: space.ben.userId }])
})

test('a meeting stands on the timeline of everybody who attends and of what it is about', async () => {
  const space = await aWorkspace()
  const { ann, rita, ben } = space
  const [sofia, jonas] = [
    await made(ann, 'contacts', { lastName: 'Marchetti' }),
    await made(ann, 'contacts', { lastName: 'Berg' }),
  ]
  const order = await made(ann, 'orders', { number: 'R-1', placedAt: done, currency: 'EUR', total: 100 })
  const attendees = [
    { object: 'contact', id: sofia },
    { object: 'contact', id: jonas },
    { object: 'user', id: ben.userId },
  ]
  const meeting = await made(ann, 'activities', {
    title: 'Tasting',
    startsAt: done,
    minutes: 60,
    contactId: sofia,
    attendees,
    links: [{ object: 'order', id: order }],
  })
  for (const page of [`contacts/${sofia}`, `contacts/${jonas}`, `orders/${order}`]) {
    const { items } = await read(rita, `/${page}/timeline?objects=activity`)
    expect(
      items.map(({ recordId }: { recordId: string }) => recordId),
      page,
    ).toEqual([meeting])
  }
  const withJonas = { field: 'attendees', op: 'contains', value: jonas }
  const found = await read(rita, `/activities?filter=${encodeURIComponent(JSON.stringify(withJonas))}`)
  expect(found.items).toMatchObject([{ id: meeting, attendees }])
  const wrong = await ann.asks('PATCH', `/activities/${meeting}`, { attendees: [{ object: 'contact', id: order }] })
  expect(wrong.body.errors).toMatchObject([{ path: 'attendees.0.id', code: 'unknown_reference' }])
  const merged = await ann.asks('POST', '/merges', { object: 'contact', recordIds: [sofia, jonas], survivorId: sofia })
  expect(merged.status).toBe(200)
  expect((await read(rita, `/activities/${meeting}`)).attendees).toEqual([attendees[0], attendees[2]])
})
