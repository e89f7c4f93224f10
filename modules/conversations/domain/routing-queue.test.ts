import { expect, test } from 'vitest'
import { assignmentTasks } from '#modules/assignment'
import { assignQueued } from '#modules/assignment/domain/assign-queued.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import { assigns } from '#tests/support/assigning'
import { answers, arrives, chats, holderOf, holdersOf, later, routes, tally } from '#tests/support/routing'
import { aWorkspace } from '#tests/support/workspace'

test('nobody gets more than they take, however many workers give at once; what is left waits and is taken when there is room', async () => {
  const ours = await aWorkspace()
  const { ann, ben, kith, workspaceId } = ours
  const settings = { mostOpen: 4, mostLive: 2, awayMinutes: null, handsBack: false }
  await ann.asks('PUT', '/routing-settings', settings)
  await ann.asks('PUT', `/members/${ben.userId}/routing-limits`, { mostOpen: 3, mostLive: null })
  await routes(ours, { people: [{ userId: ann.userId }, { userId: ben.userId }] })
  const live = await Promise.all(Array.from({ length: 6 }, () => chats(ours)))
  const slow = await Promise.all(Array.from({ length: 6 }, () => arrives(ours)))
  await assigns(ours, { ...assignmentTasks, 'assignment.run': async () => {} })
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const worker = async () => {
    while ((await inWorkspace(kith, acting, assignQueued)) > 0);
  }
  await Promise.all([worker(), worker(), worker()])
  const holders = await holdersOf(ours, [...live, ...slow])
  expect([tally(holders, ann.userId), tally(holders, ben.userId), tally(holders, null)]).toEqual([4, 3, 5])
  const chatsHeld = await holdersOf(ours, live)
  expect([tally(chatsHeld, ann.userId), tally(chatsHeld, ben.userId)]).toEqual([2, 2])
  const waits = async () => (await ann.asks('GET', '/queues')).body
  const { queues, items } = await waits()
  expect(queues).toMatchObject([{ name: 'Inbox', waiting: 5, given: 7 }])
  expect(items.map(({ place }: { place: number }) => place)).toEqual([1, 2, 3, 4, 5])
  // The first that waits is a chat, and both have as many of those as they take.
  const verdicts = items[0].passed[0].people.map(({ verdict }: { verdict: string }) => verdict)
  expect(new Set(verdicts)).toEqual(new Set(['fullLive']))
  const done = slow.find((id) => holders[live.length + slow.indexOf(id)] === ann.userId) ?? ''
  await ann.asks('PATCH', `/conversations/${done}`, { state: 'resolved' })
  await assigns(ours)
  expect((await waits()).queues).toMatchObject([{ waiting: 4 }])
})

test('what is urgent is given first, then what waits longest', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await ann.asks('PUT', '/routing-settings', { mostOpen: 1, mostLive: null, awayMinutes: null, handsBack: false })
  await routes(ours, { people: [{ userId: ben.userId }] })
  const first = await arrives(ours)
  await assigns(ours)
  const [plain, other, urgent] = [await arrives(ours), await arrives(ours), await arrives(ours)]
  await ann.asks('PATCH', `/conversations/${urgent}`, { priority: 'urgent' })
  await assigns(ours)
  const waiting = async () =>
    (await ann.asks('GET', '/queues')).body.items.map(({ recordId }: { recordId: string }) => recordId)
  expect(await waiting()).toEqual([urgent, plain, other])
  await ann.asks('PATCH', `/conversations/${first}`, { state: 'resolved' })
  await assigns(ours)
  expect(await holdersOf(ours, [urgent, plain])).toEqual([ben.userId, null])
  await ann.asks('PATCH', `/conversations/${urgent}`, { state: 'resolved' })
  await assigns(ours)
  expect(await holdersOf(ours, [plain, other])).toEqual([ben.userId, null])
})

test('who is away, gone or not seen gets nothing; what waited is taken when they are back', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await routes(ours, { people: [{ userId: ben.userId }], onlineOnly: true })
  const id = await arrives(ours)
  await assigns(ours)
  const verdict = async () => (await ann.asks('GET', '/queues')).body.items[0]?.passed[0].people[0].verdict
  expect([await holderOf(ours, id), await verdict()]).toEqual([null, 'unseen'])
  await ben.asks('PUT', '/availability', { state: 'offline' })
  await later(ours, 2)
  expect(await verdict()).toBe('offline')
  await ben.asks('PUT', '/availability', { state: 'away' })
  await later(ours, 4)
  expect(await verdict()).toBe('stepped')
  await ben.asks('PUT', '/availability', { state: 'online' })
  await assigns(ours)
  expect(await holderOf(ours, id)).toBe(ben.userId)
  // A sign of them keeps them; without one for long they count as away.
  expect((await ben.asks('PUT', '/availability/sight', {})).body).toMatchObject({ state: 'online' })
  const { items } = (await ann.asks('GET', '/availabilities')).body
  expect(items).toContainEqual(expect.objectContaining({ userId: ben.userId, state: 'online', open: 1, live: 0 }))
})

test('where nobody is free for so long, the next rule is asked, and says so', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await ben.asks('PUT', '/availability', { state: 'away' })
  const first = await routes(ours, { name: 'First', people: [{ userId: ben.userId }], waitMinutes: 5 })
  const { body: team } = await ann.asks('POST', '/teams', { name: 'Back office' })
  await routes(ours, { name: 'Then', method: 'team', teamId: team.id })
  const id = await arrives(ours)
  await assigns(ours)
  const { items } = (await ann.asks('GET', '/queues')).body
  expect(items).toMatchObject([{ recordId: id, ruleId: first, place: 1, people: [{ verdict: 'stepped' }] }])
  expect(Date.parse(items[0].overflowAt) - Date.parse(items[0].since)).toBe(5 * 60_000)
  await later(ours, 4)
  expect((await ann.asks('GET', `/conversations/${id}`)).body).toMatchObject({ assigneeId: null, teamId: null })
  await later(ours, 6)
  expect((await ann.asks('GET', `/conversations/${id}`)).body).toMatchObject({ assigneeId: null, teamId: team.id })
  const { body } = await ann.asks('GET', `/assignments?object=conversation&recordId=${id}`)
  expect(body).toMatchObject({ items: [{ userId: null, teamId: team.id, passed: [{ why: 'nobody' }] }], waiting: null })
  expect((await ann.asks('GET', '/queues')).body.items).toEqual([])
})

test('who leaves hands back what waits for an answer, and nothing else, where the workspace says so', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const settings = { mostOpen: null, mostLive: null, awayMinutes: 15, handsBack: true }
  await ann.asks('PUT', '/routing-settings', settings)
  await routes(ours, { people: [{ userId: ben.userId }, { userId: ann.userId, weight: 1 }], stickyDays: 7 })
  await ann.asks('PUT', '/availability', { state: 'away' })
  const [waits, answered, pending] = [await arrives(ours), await arrives(ours), await arrives(ours)]
  await assigns(ours)
  await answers(ben, answered)
  await ben.asks('PATCH', `/conversations/${pending}`, { state: 'pending' })
  await ann.asks('PUT', '/availability', { state: 'online' })
  await ben.asks('PUT', '/availability', { state: 'offline' })
  await assigns(ours)
  await assigns(ours)
  expect(await holdersOf(ours, [waits, answered, pending])).toEqual([ann.userId, ben.userId, ben.userId])
  const { messages } = (await ann.asks('GET', `/conversations/${waits}/thread`)).body
  const acts = messages.flatMap(({ act }: { act: { field: string } | null }) => act ?? [])
  expect(acts).toContainEqual({ field: 'handedBack', from: ben.userId, to: { why: 'offline' } })
})
