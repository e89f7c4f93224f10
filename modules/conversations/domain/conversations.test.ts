import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { contact } from '#tests/support/merging'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { deliver } from './deliver.ts'
import { receiveMessage } from './receive-message.ts'
import { wake } from './wake.ts'

const carlos = { name: 'Carlos Ibáñez', email: 'c.ibanez@posteo.example' }
const arrival = (more: object = {}) => ({
  ...{ sourceKey: 'chat-1', messageKey: `${uuidv7()}`, ...carlos },
  ...{ subject: 'Box arrived torn again', text: 'Two bags are open.', ...more },
})

async function aConversation({ ann }: TestWorkspace, more: object = {}) {
  const { body } = await ann.asks('POST', '/arrivals', arrival(more))
  return String(body.conversationId)
}

const thread = async (person: Person, id: string) => (await person.asks('GET', `/conversations/${id}/thread`)).body
const record = async (person: Person, id: string) => (await person.asks('GET', `/conversations/${id}`)).body

async function write(person: Person, id: string, more: object = {}) {
  const { version } = await thread(person, id)
  const reply = { messageId: uuidv7(), kind: 'reply', text: 'A new box is on its way.', version, ...more }
  return { ...(await person.asks('POST', `/conversations/${id}/messages`, reply)), messageId: reply.messageId }
}

test('a message makes a conversation of its customer, and the next of its thread goes into it', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const contactId = await contact(ann, { firstName: 'Carlos', emails: [carlos.email] })
  const id = await aConversation(workspace, { sentAt: '2026-11-19T08:28:00Z' })
  await ann.asks('POST', '/arrivals', arrival({ text: 'Picture attached.', sentAt: '2026-11-19T08:30:00Z' }))
  expect(await record(ann, id)).toMatchObject({
    ...{ subject: 'Box arrived torn again', contactId, channel: 'api', state: 'open', number: '1001' },
    ...{ preview: 'Picture attached.', waitingSince: '2026-11-19T08:28:00Z' },
  })
  const { messages } = await thread(ann, id)
  expect(messages.map(({ text }: { text: string }) => text)).toEqual(['Two bags are open.', 'Picture attached.'])
})

test('a message seen again is no second one, also when it comes twice at once', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const one = arrival()
  const answers = await Promise.all([1, 2, 3, 4].map(() => ann.asks('POST', '/arrivals', one)))
  expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1)
  expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1)
  expect((await ann.asks('GET', '/conversations/count')).body.count).toBe(1)
})

test('a reply leaves once, however often it is sent and delivered; it takes what is nobody’s', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const id = await aConversation(workspace)
  const { version } = await thread(ben, id)
  const reply = { messageId: uuidv7(), kind: 'reply', text: 'Sorry!', version }
  await Promise.all([1, 2].map(() => ben.asks('POST', `/conversations/${id}/messages`, reply)))
  await Promise.all([1, 2].map(() => ann.does((ctx) => deliver(ctx, reply.messageId))))
  const { body: events } = await ann.asks('GET', `/conversations/${id}/timeline`)
  expect(events.items.filter(({ type }: { type: string }) => type === 'conversation.replied')).toHaveLength(1)
  const { messages } = await thread(ann, id)
  expect(messages.filter(({ kind }: { kind: string }) => kind === 'outgoing')).toMatchObject([{ delivery: 'sent' }])
  expect(await record(ann, id)).toMatchObject({ assigneeId: ben.userId, waitingSince: null })
})

test('a reply can be taken back until it leaves: it is a draft again and the customer waits', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const id = await aConversation(workspace)
  const { messageId } = await write(ann, id, { state: 'resolved' })
  expect(await record(ann, id)).toMatchObject({ state: 'resolved', waitingSince: null })
  const { body } = await ann.asks('DELETE', `/conversations/${id}/messages/${messageId}`)
  expect(body.drafts.reply).toBe('A new box is on its way.')
  await ann.does((ctx) => deliver(ctx, messageId))
  expect((await thread(ann, id)).messages.filter(({ kind }: { kind: string }) => kind === 'outgoing')).toEqual([])
  const { state, waitingSince } = await record(ann, id)
  expect([state, waitingSince !== null]).toEqual(['open', true])
  const again = await write(ann, id)
  await ann.does((ctx) => deliver(ctx, again.messageId))
  expect((await ann.asks('DELETE', `/conversations/${id}/messages/${again.messageId}`)).body.code).toBe('message_left')
})

test('of two who answer at once the second is told what the first wrote, and may send it anyway', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const id = await aConversation(workspace)
  const { version } = await thread(ann, id)
  const answers = await Promise.all([ann, ben].map((one) => write(one, id, { version })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const late = answers.find(({ status }) => status === 409)
  expect(late?.body).toMatchObject({
    code: 'conversation_changed',
    params: { messages: [{ text: 'A new box is on its way.' }] },
  })
  const second = late === answers[0] ? ann : ben
  expect((await write(second, id, { version, anyway: true })).status).toBe(200)
})

test('who assigns, sets aside or resolves stands in the thread; an answer opens it, and long after a new one follows', async () => {
  const workspace = await aWorkspace()
  const { ann, ben, kith } = workspace
  const id = await aConversation(workspace)
  await ann.asks('PATCH', `/conversations/${id}`, { assigneeId: ben.userId, state: 'resolved' })
  const acts = (await thread(ann, id)).messages.flatMap(({ act }: { act: { field: string; to: unknown } | null }) =>
    act ? [[act.field, act.to]] : [],
  )
  expect(acts).toEqual([
    ['state', 'resolved'],
    ['assigneeId', ben.userId],
  ])
  expect((await aConversation(workspace)) === id).toBe(true)
  expect((await record(ann, id)).state).toBe('open')
  expect((await ann.asks('GET', '/inbox?box=all&state=open')).body.items).toHaveLength(1)
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  await kith.database.owner.query("update conversations set state_at = now() - interval '31 days' where id = $1", [id])
  const next = await aConversation(workspace)
  expect(await record(ann, next)).toMatchObject({ followsId: id, state: 'open' })
  expect((await aConversation(workspace)) === next).toBe(true)
})

test('what a robot sends wakes nobody, and what is of the past is no news', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const id = await aConversation(workspace)
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved', assigneeId: ben.userId })
  const message = { channel: 'api', from: carlos, text: 'I am away', sentAt: '2026-11-19T09:00:00Z' }
  await ann.does((ctx) => receiveMessage(ctx, { ...message, sourceKey: 'chat-1', messageKey: 'x', automatic: true }))
  expect(await record(ann, id)).toMatchObject({ state: 'resolved', waitingSince: null })
  const past = await ann.does((ctx) =>
    receiveMessage(ctx, { ...message, sourceKey: 'chat-2', messageKey: 'y', isPast: true }),
  )
  expect(await record(ann, past.conversationId)).toMatchObject({ state: 'resolved', waitingSince: null })
  const { body } = await ben.asks('GET', '/notifications')
  expect(body.items.map(({ kind }: { kind: string }) => kind)).not.toContain('conversation.replied')
})

test('a snoozed conversation needs a time, and comes back', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const id = await aConversation(workspace)
  expect((await ann.asks('PATCH', `/conversations/${id}`, { state: 'snoozed' })).status).toBe(422)
  const past = new Date(Date.now() - 1_000).toISOString()
  await ann.asks('PATCH', `/conversations/${id}`, { snoozedUntil: past, assigneeId: ann.userId })
  expect((await record(ann, id)).state).toBe('snoozed')
  expect(await ann.does(wake)).toBe(1)
  expect(await ann.does(wake)).toBe(0)
  expect(await record(ann, id)).toMatchObject({ state: 'open', snoozedUntil: null })
})

test('the boxes: mine, nobody’s, where I am named, where a customer waits; page by page', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const ids: string[] = []
  for (const at of [1, 2, 3])
    ids.push(await aConversation(workspace, { sourceKey: `s${at}`, sentAt: `2026-11-19T0${at}:00:00Z` }))
  const [first = '', second = '', third = ''] = ids
  await ann.asks('PATCH', `/conversations/${second}`, { assigneeId: ben.userId })
  await write(ann, first, { kind: 'note', text: '@Ben look', mentions: [ben.userId] })
  const box = async (query: string) =>
    (await ben.asks('GET', `/inbox?${query}`)).body.items.map(({ id }: { id: string }) => id)
  expect(await box('box=mine')).toEqual([second])
  expect(await box('box=unassigned&sort=waiting')).toEqual([first, third])
  expect(await box('box=mentions')).toEqual([first])
  await write(ann, third)
  expect((await box('box=unattended')).toSorted()).toEqual([first, second].toSorted())
  const page = (await ben.asks('GET', '/inbox?box=all&limit=2')).body
  const rest = (await ben.asks('GET', `/inbox?box=all&limit=2&cursor=${page.nextCursor}`)).body
  expect([...page.items, ...rest.items]).toHaveLength(3)
  expect((await ben.asks('GET', '/inbox/counts')).body).toEqual({
    ...{ mine: 1, unassigned: 1, all: 3, unattended: 2, waiting: 1 },
  })
  const { body } = await ben.asks('GET', '/notifications')
  expect(body.items.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
    'conversation.assigned',
    'conversation.mentioned',
  ])
})
