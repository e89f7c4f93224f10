import { expect, test } from 'vitest'
import { actingForJob } from '#platform/ctx/acting-for'
import { inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aRule, assigns, someContacts } from '#tests/support/assigning'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { raiseAlarms } from './raise-alarms.ts'

const HOUR = 3_600_000
const always = JSON.stringify([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '23:59' })))

/** Ben works round the clock, in a team that Ann leads; the rule alarms after an hour. */
async function withAlarm(): Promise<TestWorkspace> {
  const ours = await aWorkspace()
  const { ann, ben, kith } = ours
  await kith.database.owner.query('update users set time_zone = $2, working_hours = $3 where id = $1', [
    ...[ben.userId, 'UTC', always],
  ])
  const members = [{ userId: ann.userId, lead: true }, { userId: ben.userId }]
  const { body: team } = await ann.asks('POST', '/teams', { name: 'North', members })
  const people = [{ userId: ann.userId, capacity: 1 }]
  await ann.asks('POST', '/contacts', { firstName: 'Full', ownerId: ann.userId })
  await aRule(ours, { teamId: team.id, people, alarmMinutes: 60, alarmTask: true })
  return ours
}

async function alarmsAfter({ kith, workspaceId }: TestWorkspace, hours: number): Promise<number> {
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const then = new Date(Date.now() + hours * HOUR)
  return inWorkspace(kith, acting, (ctx) => raiseAlarms(inLightOf(ctx, { now: () => then })))
}

const told = async (person: TestWorkspace['ann']) =>
  (await person.asks('GET', '/notifications?kind=assignment.unanswered')).body.items.map(
    ({ line }: { line: string }) => line,
  )

test('when nobody reacts the owner hears of it and has a task, then whoever leads the team', async () => {
  const ours = await withAlarm()
  const { ann, ben } = ours
  const [id] = await someContacts(ours, [{ firstName: 'Lea', lastName: 'Brandt' }])
  await assigns(ours)
  expect(await alarmsAfter(ours, 0.9)).toBe(0)
  expect(await alarmsAfter(ours, 1.1)).toBe(1)
  expect([await told(ben), await told(ann)]).toEqual([
    ['Nobody has reacted to Lea Brandt within 60 working minutes'],
    [],
  ])
  const { body } = await ben.asks('GET', '/tasks')
  expect(body.items).toMatchObject([{ title: 'React: Lea Brandt', assigneeId: ben.userId, contactId: id }])
  expect(await alarmsAfter(ours, 2.5)).toBe(1)
  expect(await told(ann)).toEqual(['Nobody has reacted to Lea Brandt within 120 working minutes'])
  expect(await alarmsAfter(ours, 100)).toBe(0)
})

test.each([
  ['a call that reached nobody', { kind: 'call', outcome: 'notReached' }, 0],
  ['a call that was cancelled', { kind: 'call', outcome: 'cancelled' }, 1],
  ['a meeting agreed for next week', { kind: 'meeting', startsAt: new Date(Date.now() + 200 * HOUR).toISOString() }, 0],
  ['a call planned for next week', { kind: 'call', startsAt: new Date(Date.now() + 200 * HOUR).toISOString() }, 1],
])('%s is a reaction, or is none', async (_, activity, alarms) => {
  const ours = await withAlarm()
  const { ben } = ours
  const [contactId] = await someContacts(ours, [{ firstName: 'Lea' }])
  await assigns(ours)
  const startsAt = new Date(Date.now() + 60_000).toISOString()
  await ben.asks('POST', '/activities', { title: 'Talk', startsAt, contactId, ...activity })
  await ben.asks('POST', '/notes', { body: 'Sounds nice', contactId })
  await alarmsAfter(ours, 1.1)
  expect(await told(ben)).toHaveLength(alarms)
})

test('response times leave out who was imported, and count who was never answered', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const [first] = await someContacts(ours, [
    { firstName: 'A', ownerId: ben.userId },
    { firstName: 'B', ownerId: ben.userId },
    { firstName: 'C', lifecycleStage: 'customer' },
  ])
  await ann.does((ctx) =>
    inLightOf(ctx, { actor: { kind: 'import', id: null } }).record({
      ...{ type: 'contact.created', object: 'contact', payload: { changes: { lifecycleStage: [null, 'lead'] } } },
    }),
  )
  await ben.asks('POST', '/activities', {
    title: 'Call',
    kind: 'call',
    startsAt: new Date().toISOString(),
    contactId: first,
  })
  const { body } = await ann.asks('GET', '/response-times')
  expect(body).toMatchObject({ count: 2, within5: 0.5, never: 0.5, median: null })
  expect(body.people).toMatchObject([{ userId: ben.userId, count: 2 }])
})
