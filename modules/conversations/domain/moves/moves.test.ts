import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { deliver } from '../deliver.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 19, 8, minute)).toISOString()

async function says(ann: Person, sourceKey: string, text: string, minute: number, email = 'carlos@x.example') {
  const message = {
    sourceKey,
    messageKey: text,
    name: email.split('@')[0],
    email,
    subject: sourceKey,
    text,
    sentAt: at(minute),
  }
  const { status, body } = await ann.asks('POST', '/arrivals', message)
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body.conversationId)
}

const thread = async (ann: Person, id: string) => (await ann.asks('GET', `/conversations/${id}/thread`)).body
const said = async (ann: Person, id: string): Promise<string[]> =>
  (await thread(ann, id)).messages.flatMap(({ kind, text }: { kind: string; text: string }) =>
    kind === 'act' ? [] : text,
  )
const record = async (ann: Person, id: string) => (await ann.asks('GET', `/conversations/${id}`)).body
const merge = (who: Person, id: string, partId: string) => who.asks('POST', `/conversations/${id}/merges`, { partId })
const undo = (who: Person, moveId: string) => who.asks('DELETE', `/conversation-moves/${moveId}`)
const reply = (who: Person, id: string, version: number) =>
  who.asks('POST', `/conversations/${id}/messages`, { messageId: uuidv7(), kind: 'reply', text: 'Sorry!', version })

async function two(ann: Person) {
  const whole = await says(ann, 'Torn', 'Two bags are open.', 0)
  const part = await says(ann, 'Picture', 'Here is the picture.', 1)
  await says(ann, 'Torn', 'And I want my money back.', 2)
  return { whole, part }
}

test('merged, the messages stand in one by their time, what comes by either comes there, and it can be undone', async () => {
  const { ann } = await aWorkspace()
  const { whole, part } = await two(ann)
  await ann.asks('PATCH', `/conversations/${part}`, { state: 'pending' })
  const { body } = await merge(ann, whole, part)
  const all = ['Two bags are open.', 'Here is the picture.', 'And I want my money back.']
  expect(await said(ann, whole)).toEqual(all)
  expect(await said(ann, part)).toEqual([])
  expect(await record(ann, part)).toMatchObject({ state: 'resolved', mergedIntoId: whole })
  expect(await says(ann, 'Picture', 'Did you see it?', 3)).toBe(whole)
  expect((await thread(ann, whole)).moves).toEqual([body.moveId])
  expect((await ann.asks('PATCH', `/conversations/${part}`, { state: 'open' })).status).toBe(422)
  expect((await undo(ann, body.moveId)).status).toBe(200)
  expect(await said(ann, part)).toEqual(['Here is the picture.'])
  expect(await said(ann, whole)).toEqual([all[0], all[2], 'Did you see it?'])
  expect(await record(ann, part)).toMatchObject({ state: 'pending', mergedIntoId: null })
  expect(await says(ann, 'Picture', 'Hello?', 4)).toBe(part)
  expect((await thread(ann, whole)).moves).toEqual([])
})

test('who takes part in one takes part in both; of two customers each hears what is said', async () => {
  const { ann } = await aWorkspace()
  const whole = await says(ann, 'Torn', 'Two bags are open.', 0)
  const part = await says(ann, 'Cafe', 'Ours too.', 1, 'lumen@x.example')
  await ann.asks('POST', `/conversations/${part}/participants`, { email: 'warehouse@x.example' })
  const { body } = await merge(ann, whole, part)
  const emails = async () =>
    (await thread(ann, whole)).participants.map(({ email }: { email: string }) => email).toSorted()
  expect(await emails()).toEqual(['carlos@x.example', 'lumen@x.example', 'warehouse@x.example'])
  await undo(ann, body.moveId)
  expect(await emails()).toEqual([])
})

test('of two who merge the same two the other way round at once one is told where it went; nothing is lost', async () => {
  const { ann, ben } = await aWorkspace()
  const { whole, part } = await two(ann)
  const answers = await Promise.all([merge(ann, whole, part), merge(ben, part, whole)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('conversation_merged')
  expect([...(await said(ann, whole)), ...(await said(ann, part))]).toHaveLength(3)
})

test('a message that comes while they are merged is lost in neither; undone by two at once it is undone once', async () => {
  const { ann, ben } = await aWorkspace()
  const { whole, part } = await two(ann)
  const [merged, ...came] = await Promise.all([
    merge(ann, whole, part),
    ...[4, 5, 6].map((minute) => says(ann, 'Picture', `Number ${minute}`, minute)),
  ])
  expect(merged.status).toBe(200)
  expect(new Set([whole, part, ...came]).size).toBe(2)
  expect((await said(ann, whole)).toSorted()).toHaveLength(6)
  const answers = await Promise.all([undo(ann, merged.body.moveId), undo(ben, merged.body.moveId)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect([...(await said(ann, whole)), ...(await said(ann, part))]).toHaveLength(6)
  const undone = (await thread(ann, part)).messages.filter(
    ({ act }: { act: { field: string } | null }) => act?.field === 'moveUndone',
  )
  expect(undone).toHaveLength(1)
})

test('a reply that was being written is told of what came by a merge; what is just leaving keeps it waiting', async () => {
  const { ann, ben } = await aWorkspace()
  const { whole, part } = await two(ann)
  const { version } = await thread(ben, whole)
  await merge(ann, whole, part)
  expect((await reply(ben, whole, version)).body).toMatchObject({
    code: 'conversation_changed',
    params: { messages: [{ text: 'Here is the picture.' }] },
  })
  expect((await reply(ben, part, 99)).body).toMatchObject({ code: 'conversation_merged', params: { intoId: whole } })
  const other = await says(ann, 'Other', 'Something else.', 7, 'lumen@x.example')
  expect((await reply(ben, other, 99)).status).toBe(200)
  expect((await merge(ann, whole, other)).body.code).toBe('conversation_sending')
  for (const { id, delivery } of (await thread(ann, other)).messages)
    if (delivery === 'queued') await ann.does((ctx) => deliver(ctx, id))
  expect((await merge(ann, whole, other)).status).toBe(200)
})

test('split, what was said from a message on is a conversation of its own, and what comes next comes there; undone, all is back', async () => {
  const { ann, ben } = await aWorkspace()
  const { whole } = await two(ann)
  const { messages } = await thread(ann, whole)
  const fromMessageId = messages.at(-1).id
  const split = (who: Person) =>
    who.asks('POST', `/conversations/${whole}/splits`, { fromMessageId, subject: 'The money' })
  const answers = await Promise.all([split(ann), split(ben)])
  expect(new Set(answers.map(({ body }) => body.conversationId)).size, JSON.stringify(answers)).toBe(1)
  const { conversationId, moveId } = answers[0]?.body ?? {}
  expect(await said(ann, whole)).toEqual(['Two bags are open.'])
  expect(await said(ann, conversationId)).toEqual(['And I want my money back.'])
  expect(await record(ann, conversationId)).toMatchObject({
    subject: 'The money',
    senderEmail: 'carlos@x.example',
    state: 'open',
  })
  expect(await says(ann, 'Torn', 'When?', 9)).toBe(conversationId)
  expect((await ann.asks('POST', `/conversations/${whole}/splits`, { fromMessageId: messages[0].id })).status).toBe(422)
  await undo(ann, moveId)
  expect(await said(ann, whole)).toEqual(['Two bags are open.', 'And I want my money back.', 'When?'])
  expect(await record(ann, conversationId)).toMatchObject({ mergedIntoId: whole, state: 'resolved' })
  expect(await says(ann, 'Torn', 'Hello?', 10)).toBe(whole)
})
