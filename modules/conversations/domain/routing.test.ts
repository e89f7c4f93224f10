import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignmentTasks } from '#modules/assignment'
import { assignQueued } from '#modules/assignment/domain/assign-queued.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { inLightOf, inWorkspace } from '#platform/ctx/ctx'
import { aRule, assigns } from '#tests/support/assigning'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { addMessage } from './add-message.ts'
import { receiveMessage } from './receive-message.ts'

const routes = (ours: TestWorkspace, rule: object) =>
  aRule(ours, { object: 'conversation', name: 'Inbox', occasions: ['arrived', 'unowned'], ...rule })

/** A customer writes. @returns the conversation */
async function arrives({ ann }: TestWorkspace, more: object = {}): Promise<string> {
  const key = randomUUID()
  const { status, body } = await ann.asks('POST', '/arrivals', {
    ...{ sourceKey: key, messageKey: key, text: 'Is it open on Sunday?', email: `${key}@cafe.example` },
    ...more,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.conversationId)
}

/** A visitor says something in a live channel. */
async function chats({ ann }: TestWorkspace, more: object = {}): Promise<string> {
  const key = randomUUID()
  const taken = await ann.does((ctx) =>
    receiveMessage(inLightOf(ctx, { actor: { kind: 'customer', id: null }, userId: null }), {
      ...{ channel: 'chat', sourceKey: key, messageKey: key, from: { name: 'Sofia' }, text: 'Hello?' },
      ...{ sentAt: ctx.now().toISOString(), ...more },
    }),
  )
  return taken.conversationId
}

/** What somebody wrote has left. */
const answers = (who: Person, conversationId: string) =>
  who.does((ctx) =>
    addMessage(ctx, {
      ...{ id: randomUUID(), conversationId, kind: 'outgoing', channel: 'api', author: 'user', userId: who.userId },
      ...{ body: 'Yes!', delivery: 'sent', sentAt: ctx.now().toISOString() },
    }),
  )

async function holdersOf({ kith }: TestWorkspace, ids: readonly string[]): Promise<(string | null)[]> {
  const { rows } = await kith.database.owner.query('select id, assignee_id from conversations where id = any ($1)', [
    ids,
  ])
  return ids.map((id) => rows.find((row) => row.id === id)?.assignee_id ?? null)
}

const holderOf = async (ours: TestWorkspace, id: string) => (await holdersOf(ours, [id]))[0]

const tally = (holders: readonly (string | null)[], userId: string | null) =>
  holders.filter((one) => one === userId).length

/** The queue is looked through again: as by the clock, so many minutes later. */
async function later({ kith, workspaceId }: TestWorkspace, minutes: number): Promise<void> {
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const now = () => new Date(Date.now() + minutes * 60_000)
  await inWorkspace(kith, acting, (ctx) => assignQueued(inLightOf(ctx, { now })))
}

test('a conversation that nobody has goes to somebody by a rule, with its team; the thread and its panel say why', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const { body: team } = await ann.asks('POST', '/teams', { name: 'Counter', members: [{ userId: ben.userId }] })
  await routes(ours, { teamId: team.id, filter: { field: 'channel', op: 'eq', value: 'api' } })
  const id = await arrives(ours)
  await assigns(ours)
  expect((await ann.asks('GET', `/conversations/${id}`)).body).toMatchObject({
    assigneeId: ben.userId,
    teamId: team.id,
  })
  const { messages } = (await ann.asks('GET', `/conversations/${id}/thread`)).body
  const acts = messages.flatMap(({ act }: { act: { field: string; to: unknown } | null }) => act ?? [])
  expect(acts).toMatchObject([
    { field: 'assigneeId', to: ben.userId },
    { field: 'teamId', to: team.id },
    { field: 'routed', to: { ruleName: 'Inbox', how: 'roundRobin' } },
  ])
  const { body } = await ann.asks('GET', `/assignments?object=conversation&recordId=${id}`)
  expect(body.items).toMatchObject([
    { userId: ben.userId, teamId: team.id, ruleName: 'Inbox', occasion: 'arrived', people: [{ verdict: 'chosen' }] },
  ])
})

test('what somebody has, what a machine has for now, and what is resolved is nobody’s to give', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  await routes(ours, { people: [{ userId: ben.userId }] })
  const [taken, resolved] = [await arrives(ours), await arrives(ours)]
  const pending = await chats(ours, { state: 'pending' })
  await ann.asks('PATCH', `/conversations/${taken}`, { assigneeId: ann.userId })
  await ann.asks('PATCH', `/conversations/${resolved}`, { state: 'resolved' })
  await assigns(ours)
  expect(await holdersOf(ours, [taken, resolved, pending])).toEqual([ann.userId, null, null])
  // The machine hands over: now it wants somebody.
  await ann.asks('PATCH', `/conversations/${pending}`, { state: 'open' })
  await assigns(ours)
  expect(await holderOf(ours, pending)).toBe(ben.userId)
})

test('a person and a worker at the same moment: what the person chose stands, whoever came first', async () => {
  const ours = await aWorkspace()
  const { ann, ben, kith, workspaceId } = ours
  await routes(ours, { people: [{ userId: ben.userId }] })
  const ids = await Promise.all(Array.from({ length: 12 }, () => arrives(ours)))
  await assigns(ours, { ...assignmentTasks, 'assignment.run': async () => {} })
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const answers = await Promise.all([
    inWorkspace(kith, acting, assignQueued),
    ...ids.map((id) => ann.asks('PUT', `/conversations/${id}/assignee`, { assigneeId: ann.userId, from: null })),
    inWorkspace(kith, acting, assignQueued),
  ])
  const chosen = ids.filter((_, at) => (answers[at + 1] as { status: number }).status === 200)
  const holders = await holdersOf(ours, ids)
  expect(tally(holders, null)).toBe(0)
  expect(new Set(await holdersOf(ours, chosen))).toEqual(new Set(chosen.length > 0 ? [ann.userId] : []))
  for (const [at, id] of ids.entries())
    if (!chosen.includes(id))
      expect([answers[at + 1], holders[at]]).toMatchObject([
        { status: 409, body: { code: 'conversation_taken', params: { assigneeId: ben.userId } } },
        ben.userId,
      ])
})

test('two people who give one conversation away at once: the second is told who has it', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const id = await arrives(ours)
  const give = (to: string, from: string | null = null) =>
    ann.asks('PUT', `/conversations/${id}/assignee`, { assigneeId: to, from })
  const answers = await Promise.all([give(ann.userId), give(ben.userId)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = await holderOf(ours, id)
  const loser = answers.find(({ status }) => status === 409)
  expect(loser?.body).toMatchObject({ code: 'conversation_taken', params: { assigneeId: winner } })
  const other = winner === ann.userId ? ben.userId : ann.userId
  expect((await give(other, winner)).body).toMatchObject({ assigneeId: other })
  expect((await give(other, winner)).status).toBe(200)
})

test('a rule asks for skills and languages', async () => {
  const ours = await aWorkspace()
  const { ann, ben, kith } = ours
  const { body: grinders } = await ann.asks('POST', '/skills', { name: 'Grinders' })
  await ann.asks('PUT', `/members/${ben.userId}/skills`, { skillIds: [grinders.id] })
  await kith.database.owner.query(`update users set languages = '["fr"]' where id = $1`, [ben.userId])
  const people = [{ userId: ann.userId }, { userId: ben.userId }]
  await routes(ours, {
    ...{ name: 'Grinders', skillIds: [grinders.id], people },
    filter: { field: 'subject', op: 'contains', value: 'grinder' },
  })
  await routes(ours, { name: 'Rest', byLanguage: true, people: [{ userId: ann.userId }, { userId: ben.userId }] })
  const grinder = await arrives(ours, { subject: 'My grinder is loud' })
  const { body: contact } = await ann.asks('POST', '/contacts', { firstName: 'Luc', language: 'fr' })
  const french = await arrives(ours, { contactId: contact.id, email: undefined })
  await assigns(ours)
  expect(await holdersOf(ours, [grinder, french])).toEqual([ben.userId, ben.userId])
  const why = async (id: string) =>
    (await ann.asks('GET', `/assignments?object=conversation&recordId=${id}`)).body.items[0].people
  expect(await why(grinder)).toContainEqual(expect.objectContaining({ userId: ann.userId, verdict: 'skill' }))
  expect(await why(french)).toContainEqual(expect.objectContaining({ userId: ann.userId, verdict: 'language' }))
  expect((await ann.asks('DELETE', `/skills/${grinders.id}`)).body.code).toBe('skill_in_use')
})

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

test('whoever answered the customer last comes first, if they are there', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const { body: contact } = await ann.asks('POST', '/contacts', { firstName: 'Luc' })
  const known = { contactId: contact.id, email: undefined }
  await routes(ours, { people: [{ userId: ann.userId }, { userId: ben.userId, weight: 100 }], stickyDays: 30 })
  const before = await arrives(ours, known)
  await answers(ann, before)
  const again = await arrives(ours, known)
  await assigns(ours)
  expect(await holderOf(ours, again)).toBe(ann.userId)
  const { body } = await ann.asks('GET', `/assignments?object=conversation&recordId=${again}`)
  expect(body.items[0].people).toContainEqual(expect.objectContaining({ userId: ann.userId, verdict: 'again' }))
  await ann.asks('PUT', '/availability', { state: 'away' })
  const third = await arrives(ours, known)
  await assigns(ours)
  expect(await holderOf(ours, third)).toBe(ben.userId)
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

test('what is not for conversations is refused, and what is for them is for no others', async () => {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const rule = { name: 'R', occasions: ['arrived'], method: 'roundRobin', people: [{ userId: ben.userId }] }
  const paths = async (given: object) => {
    const { body } = await ann.asks('POST', '/assignment-rules', { ...rule, ...given })
    return body.errors.map(({ path }: { path: string }) => path)
  }
  expect(await paths({ object: 'conversation', alarmMinutes: 5 })).toEqual(['alarmMinutes'])
  expect(await paths({ object: 'contact', stickyDays: 5, waitMinutes: 5, onlineOnly: true })).toEqual([
    ...['stickyDays', 'waitMinutes', 'onlineOnly'],
  ])
  expect(await paths({ object: 'conversation', skillIds: [randomUUID()] })).toEqual(['skillIds.0'])
  expect((await ben.asks('PUT', '/routing-settings', {})).status).toBe(403)
  expect((await ben.asks('POST', '/skills', { name: 'X' })).status).toBe(403)
})
