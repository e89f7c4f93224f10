import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { aBrowser, aChannel, alwaysOpen, shop, signed } from '#tests/support/a-chat'
import { contact } from '#tests/support/merging'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { mailMissed } from './domain/mail-missed.ts'

async function aChat(content: object = {}, more: object = {}) {
  const place = await aWorkspace()
  await alwaysOpen(place)
  return { place, channel: await aChannel(place, content, more) }
}

const inbox = async (person: Person) => (await person.asks('GET', '/inbox?box=all')).body.items

async function replies(person: Person, id: string, text: string, more: object = {}) {
  const { version } = (await person.asks('GET', `/conversations/${id}/thread`)).body
  return person.asks('POST', `/conversations/${id}/messages`, {
    ...{ messageId: uuidv7(), kind: 'reply', text, version, ...more },
  })
}

const told = (lines: { by: string; text: string }[]) => lines.map(({ by, text }) => [by, text])

test('what a visitor says is a conversation, and what a colleague answers is a line of theirs at once', async () => {
  const { place, channel } = await aChat()
  const { ann, ben } = place
  const contactId = await contact(ann, { firstName: 'Yuki', emails: ['yuki@tanaka.example'] })
  const visitor = aBrowser(place, channel.word)
  await visitor.begins({ answers: { name: 'Yuki Tanaka', email: 'Yuki@tanaka.example' } })
  await visitor.says('Can I pause my subscription?\nI am away in December.')
  const [line] = await inbox(ann)
  expect(line).toMatchObject({ channel: 'chat', subject: 'Can I pause my subscription?', contactId, state: 'open' })
  const { body: thread } = await replies(ben, line.id, 'Yes, until when?')
  expect(thread.messages).toContainEqual(expect.objectContaining({ delivery: 'sent', kind: 'outgoing' }))
  expect(told(await visitor.reads())).toEqual([
    ['visitor', 'Can I pause my subscription?\nI am away in December.'],
    ['person', 'Yes, until when?'],
  ])
  await replies(ben, line.id, 'A note for Ann', { kind: 'note' })
  expect(await visitor.reads()).toHaveLength(2)
})

test('a message sent again, also at the same moment, is one; of what has a cursor nothing is read twice', async () => {
  const { place, channel } = await aChat()
  const visitor = aBrowser(place, channel.word)
  await visitor.begins()
  const key = uuidv7()
  const answers = await Promise.all([1, 2, 3, 4].map(() => visitor.says('Hello', { key })))
  expect(new Set(answers.map(({ body }) => body.line))).toEqual(new Set([1]))
  await visitor.says('Are you there?')
  const lines = await visitor.reads()
  expect(lines.map(({ key: one }) => one === key)).toEqual([true, false])
  expect(told(await visitor.reads(lines[0]?.line))).toEqual([['visitor', 'Are you there?']])
  expect(await visitor.reads(lines[1]?.line)).toEqual([])
})

test('many who write at once lose nothing, and every line has its own number', async () => {
  const { place, channel } = await aChat()
  const visitor = aBrowser(place, channel.word)
  await visitor.begins()
  await visitor.says('0')
  const [{ id }] = await inbox(place.ann)
  await Promise.all([
    ...[1, 2, 3, 4, 5].map((at) => visitor.says(`v${at}`)),
    ...[1, 2, 3, 4, 5].map((at) => replies(place.ben, id, `b${at}`, { anyway: true })),
  ])
  const lines = await visitor.reads()
  expect(lines.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 1))
  expect(lines.map(({ text }) => text).toSorted()).toEqual(
    ['0', 'b1', 'b2', 'b3', 'b4', 'b5', 'v1', 'v2', 'v3', 'v4', 'v5'].toSorted(),
  )
})

test('another website gets no answer, and its browser is not told that it may read one', async () => {
  const { place, channel } = await aChat()
  const stranger = aBrowser(place, channel.word, { origin: 'https://evil.example' })
  for (const answer of [
    await stranger.asks('GET', 'setup'),
    await stranger.begins(),
    await stranger.asks('OPTIONS', 'messages'),
  ]) {
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  }
  const ours = await aBrowser(place, channel.word).asks('OPTIONS', 'messages')
  expect(ours.headers).toMatchObject({
    ...{ 'access-control-allow-origin': shop, 'access-control-allow-headers': 'authorization, content-type' },
  })
  expect(ours.headers['access-control-allow-credentials']).toBeUndefined()
  expect((await aBrowser(place, channel.word).asks('GET', 'setup')).body).toMatchObject({
    ...{ isOpen: true, isSomebodyThere: false, language: 'en' },
  })
  await place.ben.asks('PUT', '/availability', { state: 'online' })
  expect((await aBrowser(place, channel.word).asks('GET', 'setup')).body.isSomebodyThere).toBe(true)
})

test('a chat that is off, unknown or deleted is not there; a token opens its own chat alone', async () => {
  const { place, channel } = await aChat()
  const { ann } = place
  const other = await aChannel(place)
  const visitor = aBrowser(place, channel.word)
  await visitor.begins()
  expect((await aBrowser(place, other.word, { token: visitor.token }).says('x')).body.code).toBe('chat_session_ended')
  expect(
    (await aBrowser(place, channel.word, { token: `${visitor.token}`.replace(/.{4}$/, 'AAAA') }).says('x')).status,
  ).toBe(401)
  await ann.asks('PATCH', `/chat-channels/${channel.id}`, { state: 'off' })
  expect((await visitor.says('x')).body.code).toBe('chat_not_found')
  await ann.asks('DELETE', `/chat-channels/${channel.id}`)
  expect((await visitor.says('x')).body.code).toBe('chat_not_found')
  expect((await aBrowser(place, 'nonsense').asks('GET', 'setup')).status).toBe(404)
})

const secretOf = async ({ ann }: TestWorkspace, { id }: { id: string }, method = 'GET') =>
  (await ann.asks(method, `/chat-channels/${id}/secret`)).body.secret as string

test('whom a website proves goes on in any browser; who was unknown becomes them; nobody else does', async () => {
  const { place, channel } = await aChat()
  const secret = await secretOf(place, channel)
  const sofia = signed(secret, { sub: 'c-17', name: 'Sofia Marchetti', email: 'Sofia@lumen.example' })
  const laptop = aBrowser(place, channel.word)
  await laptop.begins()
  await laptop.says('From the laptop')
  expect((await laptop.begins({ identity: sofia })).body).toMatchObject({
    ...{ token: null, visitor: { name: 'Sofia Marchetti', email: 'sofia@lumen.example', isProven: true } },
  })
  const phone = aBrowser(place, channel.word)
  const { body } = await phone.begins({ identity: sofia })
  expect(told(body.items)).toEqual([['visitor', 'From the laptop']])
  const carlos = signed(secret, { sub: 'c-18' })
  const next = await phone.begins({ identity: carlos })
  expect([next.body.token !== null, next.body.items]).toEqual([true, []])
  const [{ id }] = await inbox(place.ann)
  expect((await place.ann.asks('GET', `/conversations/${id}/visitor`)).body.visitor).toMatchObject({ isProven: true })
})

test.each<[string, (secret: string) => string]>([
  ['signed by another secret', () => signed('x', { sub: 'c-17' })],
  ['without a signature', (secret) => `${signed(secret, { sub: 'c-17' }).split('.').slice(0, 2).join('.')}.`],
  ['of another algorithm', (secret) => signed(secret, { sub: 'c-17' }, { alg: 'none' })],
  ['that has ended', (secret) => signed(secret, { sub: 'c-17', exp: Math.floor(Date.now() / 1000) - 1 })],
  ['for ever', (secret) => signed(secret, { sub: 'c-17', exp: 9_999_999_999 })],
  ['of nobody', (secret) => signed(secret, {})],
])('a token %s proves nothing', async (_, make) => {
  const { place, channel } = await aChat()
  const identity = make(await secretOf(place, channel))
  expect((await aBrowser(place, channel.word).begins({ identity })).body.code).toBe('chat_identity_invalid')
})

test('a renewed secret ends what was signed with the former one', async () => {
  const { place, channel } = await aChat()
  const identity = signed(await secretOf(place, channel), { sub: 'c-17' })
  expect(await secretOf(place, channel, 'PUT')).toBe(await secretOf(place, channel))
  expect((await aBrowser(place, channel.word).begins({ identity })).body.code).toBe('chat_identity_invalid')
})

test('what must be answered before is, and while nobody is in an address to answer to', async () => {
  const { place, channel } = await aChat({
    ...{ name: 'required', questions: [{ key: 'topic', label: 'Topic', required: true, choices: ['Order', 'Other'] }] },
  })
  const open = await aBrowser(place, channel.word).begins({ answers: { name: 'Yuki', own: { topic: 'Anything' } } })
  expect(open.body).toMatchObject({ code: 'chat_question_open', params: { missing: 'topic' } })
  const visitor = aBrowser(place, channel.word)
  expect((await visitor.begins({ answers: { name: 'Yuki', own: { topic: 'Order' } } })).status).toBe(200)
  const never = [{ day: 1, from: '03:00', to: '03:01' }]
  const { body: calendar } = await place.ann.asks('POST', '/business-calendars', { name: 'Never', hours: never })
  const away = await aChannel(place, {}, { calendarId: calendar.id })
  expect((await aBrowser(place, away.word).begins({ answers: { name: 'Yuki' } })).body.params).toEqual({
    missing: 'email',
  })
  expect((await aBrowser(place, away.word).begins({ answers: { email: 'yuki@tanaka.example' } })).status).toBe(200)
})

test('colleagues see who it is, where they are, that they write, and their earlier visits', async () => {
  const { place, channel } = await aChat()
  const { ann, rita } = place
  const visitor = aBrowser(place, channel.word)
  await visitor.begins({ page: { url: 'https://shop.example/decaf#token=1', title: 'Decaf' } })
  await visitor.says('Is it washed with solvent?')
  await visitor.asks('PUT', 'page', { url: 'https://shop.example/basket', title: 'Basket' })
  await visitor.asks('PUT', 'typing', { typing: true })
  const [{ id }] = await inbox(ann)
  const { body } = await rita.asks('GET', `/conversations/${id}/visitor`)
  expect(body.visitor).toMatchObject({
    ...{ chat: 'Shop', isTyping: true, isHere: true, hasRead: false },
    ...{ page: { url: 'https://shop.example/basket', title: 'Basket' } },
    visits: [{ pages: [{ title: 'Basket' }, { url: 'https://shop.example/decaf' }] }],
  })
  await visitor.asks('PUT', 'typing', { typing: false })
  await visitor.asks('PUT', 'read', { line: 1 })
  const after = await rita.asks('GET', `/conversations/${id}/visitor`)
  expect(after.body.visitor).toMatchObject({ isTyping: false, hasRead: true })
})

/** A file as a browser sends it. */
function multipart(name: string, content: string) {
  const payload = `--limit\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--limit--\r\n`
  return { payload, headers: { 'content-type': 'multipart/form-data; boundary=limit', origin: shop } }
}

test('files go both ways, and nobody names or reads another’s', async () => {
  const { place, channel } = await aChat()
  const [visitor, other] = [aBrowser(place, channel.word), aBrowser(place, channel.word)]
  await Promise.all([visitor.begins(), other.begins()])
  const { payload, headers } = multipart('box.pdf', '%PDF-1.7 box')
  const sent = await place.server.inject({
    ...{ method: 'POST', url: `/chat/${channel.word}/files`, payload },
    headers: { ...headers, authorization: `Bearer ${visitor.token}` },
  })
  const { id } = sent.json()
  expect((await other.says('Mine', { fileIds: [id] })).body.code).toBe('file_not_found')
  expect((await other.asks('GET', `files/${id}`)).body.code).toBe('file_not_found')
  const said = await visitor.says('', { fileIds: [id] })
  expect(said.body.files).toMatchObject([{ name: 'box.pdf', mediaType: 'application/pdf' }])
  const answer = await place.server.inject({
    url: `/chat/${channel.word}/files/${id}`,
    headers: { origin: shop, authorization: `Bearer ${visitor.token}` },
  })
  expect([answer.body, answer.headers['access-control-allow-origin']]).toEqual(['%PDF-1.7 box', shop])
})

test('who may not set things up reads no chat’s settings nor its secret', async () => {
  const { place, channel } = await aChat()
  for (const path of ['/chat-channels', `/chat-channels/${channel.id}/secret`])
    expect((await place.ben.asks('GET', path)).body.code).toBe('forbidden')
  const { ann: stranger } = await aWorkspace()
  expect((await stranger.asks('PATCH', `/chat-channels/${channel.id}`, { state: 'off' })).body.code).toBe(
    'chat_not_found',
  )
})

test('an answer that its visitor has not read goes by mail, once; what they read does not', async () => {
  const { place, channel } = await aChat()
  const visitor = aBrowser(place, channel.word)
  await visitor.begins({ answers: { email: 'yuki@tanaka.example' } })
  await visitor.says('Can I pause it?')
  const [{ id }] = await inbox(place.ann)
  await replies(place.ben, id, 'I look into it.')
  await visitor.asks('PUT', 'read', { line: 2 })
  await replies(place.ben, id, 'Yes, until when?', { anyway: true })
  const { rows: visitors } = await place.kith.database.owner.query(
    'select id from chat_visitors where conversation_id = $1',
    [id],
  )
  const missed = () => place.ann.does((ctx) => mailMissed(ctx, String(visitors[0].id)))
  await missed()
  await missed()
  const { rows } = await place.kith.database.owner.query(
    `select recipient, text from outgoing_mails where workspace_id = $1 and key like 'chat-missed%'`,
    [place.workspaceId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ recipient: 'yuki@tanaka.example' })
  expect(rows[0].text).toContain('Yes, until when?')
  expect(rows[0].text).not.toContain('I look into it.')
})
