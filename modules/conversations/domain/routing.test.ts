import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assignmentTasks } from '#modules/assignment'
import { assignQueued } from '#modules/assignment/domain/assign-queued.ts'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import { assigns } from '#tests/support/assigning'
import { answers, arrives, chats, holderOf, holdersOf, routes, tally } from '#tests/support/routing'
import { aWorkspace } from '#tests/support/workspace'

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
