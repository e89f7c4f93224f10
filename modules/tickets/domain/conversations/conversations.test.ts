import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { lockConversation } from '#modules/conversations'
import { deliver } from '#modules/conversations/domain/deliver.ts'
import { deliverSome } from '#platform/events/deliver'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { noteTurn } from '../take-turn.ts'
import { followConversations } from './follow-conversations.ts'

const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()

async function says(ann: Person, text: string, sentAt: string, sourceKey = 'thread') {
  const { status, body } = await ann.asks('POST', '/arrivals', {
    ...{
      sourceKey,
      messageKey: `${sourceKey} ${text}`,
      name: 'Carlos',
      email: 'carlos@x.example',
      subject: 'Torn again',
    },
    ...{ text, sentAt },
  })
  expect(status).toBe(200)
  return String(body.conversationId)
}

const open = (ann: Person, id: string, more: object = {}) =>
  ann.asks('POST', `/conversations/${id}/tickets`, { requestId: uuidv7(), ...more })
const course = async (ann: Person, id: string) => (await ann.asks('GET', `/tickets/${id}/course`)).body
const ticket = async (ann: Person, id: string) => (await ann.asks('GET', `/tickets/${id}`)).body
const acts = async (ann: Person, id: string) => {
  const { body } = await ann.asks('GET', `/conversations/${id}/thread`)
  return body.messages.flatMap(({ act }: { act: object | null }) => act ?? [])
}

const withPolicy = async () => {
  const workspace = await aWorkspace()
  await workspace.ann.asks('POST', '/sla-policies', {
    name: 'All',
    targets: { normal: { firstResponse: 60, nextResponse: 120, resolution: 480 } },
  })
  return workspace
}

test('a ticket made of a conversation has its customer and words, and its clocks run from when they asked last', async () => {
  const { ann } = await withPolicy()
  await says(ann, 'A first matter.', hour(-30))
  const id = await says(ann, 'Two bags are open.', hour(-2))
  const asked = hour(-2)
  const { status, body } = await open(ann, id)
  expect(status).toBe(200)
  const made = await ticket(ann, body.ticketId)
  expect(made).toMatchObject({ subject: 'Torn again', state: 'new' })
  // Nobody answered in between: they wait since their first word.
  expect(Math.abs(Date.parse(made.askedAt) - Date.parse(hour(-30)))).toBeLessThan(60_000)
  expect(Date.parse(made.askedAt)).toBeLessThan(Date.parse(asked))
  const { turns, targets } = await course(ann, body.ticketId)
  expect(turns.map(({ side }: { side: string }) => side)).toEqual(['customer', 'customer'])
  expect(targets.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['firstResponse', 'resolution'])
  expect(await acts(ann, id)).toEqual([{ field: 'ticket', from: null, to: { id: body.ticketId, number: body.number } }])
  expect((await ann.asks('GET', `/tickets/${body.ticketId}/conversations`)).body.items).toMatchObject([{ id }])
  expect((await ann.asks('GET', `/conversations/${id}/tickets`)).body.items).toMatchObject([{ id: body.ticketId }])
})

test('pressed twice, also at once by two windows, it is one ticket; another press another', async () => {
  const { ann, ben } = await withPolicy()
  const id = await says(ann, 'Two bags are open.', hour(-1))
  const requestId = uuidv7()
  const answers = await Promise.all([ann, ben, ann, ben].map((who) => open(who, id, { requestId })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(new Set(answers.map(({ body }) => body.ticketId)).size).toBe(1)
  expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1)
  const second = await open(ann, id, { subject: 'Packing station 2' })
  expect(second.body).toMatchObject({ isNew: true })
  expect((await ann.asks('GET', `/conversations/${id}/tickets`)).body.items).toHaveLength(2)
})

test('our answer there ends the first response, their next word begins the next one; each message counts once', async () => {
  const workspace = await withPolicy()
  const { ann } = workspace
  const id = await says(ann, 'Two bags are open.', hour(-1))
  const { body } = await open(ann, id)
  await replied(workspace, id, 'A new box leaves today.')
  await says(ann, 'Thank you. When?', hour(0))
  await heard(workspace)
  const { turns, targets } = await course(ann, body.ticketId)
  expect(turns.map(({ side }: { side: string }) => side).toReversed()).toEqual(['customer', 'agent', 'customer'])
  const of = (kind: string) => targets.find((one: { kind: string }) => one.kind === kind)
  expect(of('firstResponse').endedBy).toBe('answered')
  expect(of('nextResponse').endedAt).toBe(null)
  expect(await ticket(ann, body.ticketId)).toMatchObject({ category: 'open' })
  await says(ann, 'Thank you. When?', hour(0))
  await heard(workspace)
  expect((await course(ann, body.ticketId)).turns).toHaveLength(3)
})

test('what was answered before the ticket was made counts as answered', async () => {
  const workspace = await withPolicy()
  const { ann } = workspace
  const id = await says(ann, 'Two bags are open.', hour(-0.5))
  await replied(workspace, id, 'I look into it.')
  const { body } = await open(ann, id)
  expect(await ticket(ann, body.ticketId)).toMatchObject({ category: 'open' })
  const { targets } = await course(ann, body.ticketId)
  expect(targets.find((one: { kind: string }) => one.kind === 'firstResponse')).toMatchObject({ endedBy: 'answered' })
})

test('a word on a ticket solved long ago, by the days of its type, makes a new one in the same conversation', async () => {
  const workspace = await withPolicy()
  const { ann } = workspace
  const { body: settings } = await ann.asks('GET', '/ticket-settings')
  const types = settings.types.map((type: { id: string }) =>
    type.id === 'complaint' ? { ...type, reopenDays: 0 } : type,
  )
  const set = await ann.asks('PUT', '/ticket-settings', { reopenDays: 14, states: settings.states, types })
  expect(set.status, JSON.stringify(set.body)).toBe(200)
  const id = await says(ann, 'Two bags are open.', hour(-3))
  const complaint = (await open(ann, id, { type: 'complaint' })).body.ticketId
  await ann.asks('PATCH', `/tickets/${complaint}`, { state: 'solved' })
  await says(ann, 'And again.', hour(1))
  await heard(workspace)
  const { items } = (await ann.asks('GET', `/conversations/${id}/tickets`)).body
  expect(items).toHaveLength(2)
  expect(await ticket(ann, items[0].id)).toMatchObject({ followsId: complaint, category: 'new', type: 'complaint' })
  expect(await ticket(ann, complaint)).toMatchObject({ category: 'solved' })
  const again = (await open(ann, id, { type: 'question' })).body.ticketId
  for (const one of [again, items[0].id]) await ann.asks('PATCH', `/tickets/${one}`, { state: 'solved' })
  // The one solved last is the one that is meant.
  await ann.asks('PATCH', `/tickets/${again}`, { solvedAt: hour(0.5) })
  await says(ann, 'Hello?', hour(1))
  await heard(workspace)
  expect(await ticket(ann, again)).toMatchObject({ category: 'open', reopened: 1 })
  expect((await ann.asks('GET', `/conversations/${id}/tickets`)).body.items).toHaveLength(3)
})

test('a ticket there was before can be linked, and parted again with what counted for it', async () => {
  const workspace = await withPolicy()
  const { ann } = workspace
  const id = await says(ann, 'Two bags are open.', hour(-1))
  const { body } = await ann.asks('POST', '/tickets', { subject: 'Packing' })
  await ann.does((ctx) => noteTurn(ctx, { id: body.id, side: 'customer' }))
  expect((await ann.asks('PUT', `/tickets/${body.id}/conversations/${id}`)).body.items).toMatchObject([{ id }])
  await ann.asks('PUT', `/tickets/${body.id}/conversations/${id}`)
  expect((await course(ann, body.id)).turns).toHaveLength(2)
  expect(await acts(ann, id)).toHaveLength(1)
  expect((await ann.asks('DELETE', `/tickets/${body.id}/conversations/${id}`)).body.items).toEqual([])
  expect((await course(ann, body.id)).turns).toHaveLength(1)
})

/** What was told in the stream has come to the tickets. */
async function heard({ kith }: TestWorkspace): Promise<void> {
  while ((await deliverSome(kith, followConversations)) !== 'nothing');
}

async function replied({ ann }: TestWorkspace, id: string, text: string): Promise<void> {
  const messageId = uuidv7()
  await ann.asks('POST', `/conversations/${id}/messages`, { messageId, kind: 'reply', text, version: 0, anyway: true })
  await ann.does((ctx) => deliver(ctx, messageId))
}

test('a word counts for its ticket while somebody holds the conversation: whoever does may wait for the ticket', async () => {
  const ours = await withPolicy()
  const { ann, kith, workspaceId } = ours
  const id = await says(ann, 'Two bags are open.', hour(-2))
  const { body } = await ann.asks('POST', '/tickets', { subject: 'Torn again' })
  await ann.does(async (ctx) => {
    await lockConversation(ctx, id)
    const other = await kith.database.owner.connect()
    try {
      await other.query(`set lock_timeout = '2s'`)
      await other.query(
        `insert into ticket_conversations (workspace_id, ticket_id, conversation_id, linked_at) values ($1, $2, $3, now())`,
        [workspaceId, body.id, id],
      )
    } finally {
      other.release(true)
    }
  })
  expect((await ann.asks('GET', `/tickets/${body.id}/conversations`)).body.items).toMatchObject([{ id }])
})
