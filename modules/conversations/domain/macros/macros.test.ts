import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { contact } from '#tests/support/merging'
import { aWorkspace, type Person } from '#tests/support/workspace'

async function talk(ann: Person, key: string, more: object = {}) {
  const { body } = await ann.asks('POST', '/arrivals', {
    sourceKey: key,
    messageKey: key,
    text: 'Two bags are open.',
    ...more,
  })
  return String(body.conversationId)
}
const canned = (who: Person, more: object = {}) =>
  who.asks('POST', '/canned-replies', {
    ...{
      shortcut: 'thanks',
      name: 'Thanks',
      body: 'Hello {{contact.firstName | "there"}}, thank you. {{sender.name}}',
    },
    ...more,
  })
const thread = async (ann: Person, id: string) => (await ann.asks('GET', `/conversations/${id}/thread`)).body
const record = async (ann: Person, id: string) => (await ann.asks('GET', `/conversations/${id}`)).body

test('a canned reply is filled in for each conversation; a fallback stands where there is no value', async () => {
  const { ann } = await aWorkspace()
  const contactId = await contact(ann, { firstName: 'Carlos', emails: ['carlos@x.example'] })
  expect((await canned(ann)).status).toBe(200)
  const known = await talk(ann, 'known', { contactId })
  const stranger = await talk(ann, 'stranger')
  const filled = async (id: string) => (await ann.asks('GET', `/conversations/${id}/canned-replies`)).body.items[0]
  expect(await filled(known)).toMatchObject({ shortcut: 'thanks', text: 'Hello Carlos, thank you. Ann', missing: [] })
  expect((await filled(stranger)).text).toBe('Hello there, thank you. Ann')
  expect((await canned(ann, { shortcut: 'x', body: '{{contact.shoeSize}}' })).body.errors[0].code).toBe(
    'unknown_variable',
  )
})

test('a personal one is nobody else’s; those of everybody are changed by whoever sets the workspace; a shortcut is one', async () => {
  const { ann, ben } = await aWorkspace()
  expect((await canned(ben)).body).toMatchObject({ code: 'forbidden' })
  const own = await canned(ben, { personal: true })
  expect(own.status).toBe(200)
  expect((await ann.asks('GET', '/canned-replies')).body.items).toEqual([])
  expect((await ann.asks('DELETE', `/canned-replies/${own.body.id}`)).body.code).toBe('canned_reply_not_found')
  const answers = await Promise.all([canned(ann), canned(ann)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const shared = answers.find(({ status }) => status === 200)?.body
  const change = (who: Person, more: object) =>
    who.asks('PUT', `/canned-replies/${shared.id}`, { ...{ shortcut: 'thanks', name: 'Thanks', body: 'Hi' }, ...more })
  expect((await change(ben, {})).body.code).toBe('forbidden')
  expect((await change(ann, { version: 7 })).body.code).toBe('version_conflict')
  expect((await change(ann, { version: 1 })).body).toMatchObject({ body: 'Hi', version: 2 })
})

test('a macro does all of it with each conversation, once however often it is sent', async () => {
  const { ann } = await aWorkspace()
  const { body: said } = await canned(ann)
  const actions = [
    { act: 'assign', to: 'me' },
    { act: 'label', add: ['parcel'], remove: ['new'] },
    { act: 'priority', priority: 'high' },
    { act: 'reply', cannedId: said.id },
    { act: 'note', text: 'Packing station 2.' },
    { act: 'state', state: 'pending' },
  ]
  const { body: macro } = await ann.asks('POST', '/macros', { name: 'Torn parcel', actions })
  const ids = [await talk(ann, 'a'), await talk(ann, 'b')]
  await ann.asks('PATCH', `/conversations/${ids[0]}`, { labels: ['new', 'cafe'] })
  const run = { runId: uuidv7(), macroId: macro.id, conversationIds: [...ids, uuidv7()] }
  const answers = await Promise.all([1, 2].map(() => ann.asks('POST', '/macro-runs', run)))
  for (const { status, body } of answers) {
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.done.toSorted()).toEqual(ids.toSorted())
    expect(body.failed).toMatchObject([{ code: 'record_not_found' }])
  }
  for (const id of ids) {
    expect(await record(ann, id)).toMatchObject({ assigneeId: ann.userId, priority: 'high', state: 'pending' })
    const { messages } = await thread(ann, id)
    const kinds = messages.map(({ kind }: { kind: string }) => kind)
    expect(kinds.filter((kind: string) => kind === 'outgoing')).toHaveLength(1)
    expect(kinds.filter((kind: string) => kind === 'note')).toHaveLength(1)
  }
  expect((await record(ann, ids[0] ?? '')).labels).toEqual(['cafe', 'parcel'])
})

test('a reply without a value leaves its conversation as it was, and the others are done', async () => {
  const { ann } = await aWorkspace()
  const { body: said } = await canned(ann, { body: 'Dear {{contact.firstName}}' })
  const contactId = await contact(ann, { firstName: 'Carlos' })
  const [known, stranger] = [await talk(ann, 'a', { contactId }), await talk(ann, 'b')]
  const actions = [
    { act: 'priority', priority: 'urgent' },
    { act: 'reply', cannedId: said.id },
  ]
  const run = { runId: uuidv7(), actions, conversationIds: [known, stranger] }
  const { body } = await ann.asks('POST', '/macro-runs', run)
  expect(body.done).toEqual([known])
  expect(body.failed).toMatchObject([
    { id: stranger, code: 'invalid_input', message: 'There is no value for {{contact.firstName}}' },
  ])
  expect(await record(ann, stranger)).toMatchObject({ priority: 'normal', assigneeId: null })
  expect((await thread(ann, known)).messages.at(-2)).toMatchObject({ kind: 'outgoing', text: 'Dear Carlos' })
})

test('a mail that we begin is one conversation, however often it is sent; its mailbox must be one that works', async () => {
  const { ann, kith, workspaceId } = await aWorkspace()
  const mailboxId = uuidv7()
  const server = JSON.stringify({ host: 'mail.hafen.example', port: 993, security: 'tls' })
  await kith.database.owner.query(
    `insert into mailboxes (workspace_id, id, kind, address, name, login, auth, imap, smtp, files_sent, state, since, activated_at, created_at, updated_at)
     values ($1, $2, 'shared', 'hallo@hafen.example', 'Hafen Kaffee', 'hallo', 'password', $3, $3, true, 'active', now(), now(), now(), now())`,
    [workspaceId, mailboxId, server],
  )
  const contactId = await contact(ann, { firstName: 'Sofia', emails: ['sofia@x.example'] })
  const mail = { messageId: uuidv7(), mailboxId, contactId, subject: 'Your offer', text: 'It is ready.' }
  const answers = await Promise.all([1, 2, 3].map(() => ann.asks('POST', '/conversation-mails', mail)))
  expect(new Set(answers.map(({ body }) => body.conversationId)).size, JSON.stringify(answers[0]?.body)).toBe(1)
  const id = answers[0]?.body.conversationId
  expect(await record(ann, id)).toMatchObject({
    channel: 'email',
    contactId,
    assigneeId: ann.userId,
    senderEmail: 'sofia@x.example',
  })
  expect((await thread(ann, id)).messages).toMatchObject([{ kind: 'outgoing', delivery: 'queued' }])
  const nowhere = await ann.asks('POST', '/conversation-mails', { ...mail, messageId: uuidv7(), mailboxId: uuidv7() })
  expect(nowhere.body.code).toBe('mailbox_not_found')
})

test('who takes many takes none that somebody else was given meanwhile, and hears which', async () => {
  const { ann, ben } = await aWorkspace()
  const ids = await Promise.all(['a', 'b', 'c'].map((key) => talk(ann, key)))
  const from = ids.map((id) => ({ id, assigneeId: null }))
  const take = (who: Person, seen: object = { from }) =>
    who.asks('POST', '/macro-runs', {
      ...{ runId: uuidv7(), actions: [{ act: 'assign', to: 'me' }], conversationIds: ids, ...seen },
    })
  await ann.asks('PUT', `/conversations/${ids[0]}/assignee`, { assigneeId: ann.userId, from: null })
  const answers = await Promise.all([take(ben), take(ann)])
  const [bens = [], anns = []] = answers.map(({ body }) => body.done as string[])
  expect([...bens, ...anns].toSorted()).toEqual(ids.toSorted())
  const holders = await Promise.all(ids.map(async (id) => (await record(ann, id)).assigneeId))
  expect(holders).toEqual(ids.map((id) => (bens.includes(id) ? ben.userId : ann.userId)))
  expect(holders[0]).toBe(ann.userId)
  const codes = answers.flatMap(({ body }) => body.failed.map(({ code }: { code: string }) => code))
  expect(codes).toEqual(['conversation_taken', 'conversation_taken', 'conversation_taken'])
  // Whoever says nothing of what they saw gives them away, whoever has them.
  expect((await take(ben, {})).body.done).toHaveLength(3)
})
