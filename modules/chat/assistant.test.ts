import { expect, test } from 'vitest'
import { aBrowser, aChannel } from '#tests/support/a-chat'
import { aDesk, answers, question } from '#tests/support/an-assistant'
import { contact } from '#tests/support/merging'
import type { TestWorkspace } from '#tests/support/workspace'

const inbox = async ({ ann }: TestWorkspace) => (await ann.asks('GET', '/inbox?box=all')).body.items

test('it answers from the help pages with its source, once, while its conversation waits aside', async () => {
  const { place, visitor, article } = await aDesk()
  await visitor.says(question)
  await answers(place)
  await answers(place)
  const lines = await visitor.reads()
  expect(lines).toMatchObject([
    { by: 'visitor' },
    { by: 'assistant', name: 'Assistant', text: 'Grind a bit coarser for a filter machine and use 60 g a litre.' },
  ])
  expect(lines[1]?.answer).toMatchObject({ sources: [{ title: 'Grind guide' }], helpful: null })
  const [line] = await inbox(place)
  expect(line).toMatchObject({ state: 'pending' })
  const { body } = await place.ann.asks('GET', `/conversations/${line.id}`)
  expect(body.firstRepliedAt).toBeNull()
  const { body: log } = await place.ann.asks('GET', '/chat-answers')
  expect(log.items).toMatchObject([
    {
      ...{ question, kind: 'answer', outcome: 'open', number: '1001', customer: 'Yuki', model: null, phrasing: null },
      sources: [{ articleId: article, title: 'Grind guide' }],
    },
  ])
})

test('who asks for a person gets one: they are told, colleagues see what was tried, and it is silent until resolved', async () => {
  const { place, visitor } = await aDesk()
  const { ann } = place
  await visitor.says(question)
  await answers(place)
  expect((await visitor.asks('POST', 'person', {})).status).toBe(204)
  await visitor.asks('POST', 'person', {})
  await visitor.says('Hello?')
  await answers(place)
  expect((await visitor.reads()).map(({ by, notice }) => notice?.kind ?? by)).toEqual([
    ...['visitor', 'assistant', 'handedOver', 'visitor'],
  ])
  const [{ id, state }] = await inbox(place)
  expect(state).toBe('open')
  const { body: thread } = await ann.asks('GET', `/conversations/${id}/thread`)
  const notes = thread.messages.filter(({ kind }: { kind: string }) => kind === 'note')
  expect(notes).toMatchObject([{ author: 'assistant' }])
  expect(notes[0].text).toContain(question)
  expect(notes[0].text).toContain('Grind guide')
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  await visitor.says(question)
  await answers(place)
  // What was asked before is settled: it is no repetition.
  expect((await visitor.reads()).at(-1)).toMatchObject({ by: 'assistant' })
  expect((await inbox(place))[0]).toMatchObject({ state: 'pending' })
})

test('a colleague who answers has it; a person is asked before anything was said, too', async () => {
  const { place, visitor } = await aDesk()
  const other = aBrowser(place, (await aChannel(place, { assistant: { isOn: true } })).word)
  await other.begins()
  await other.asks('POST', 'person', {})
  expect((await other.reads()).map(({ by }) => by)).toEqual(['visitor', 'notice'])
  await visitor.says(question)
  const mine = (await inbox(place)).find(({ state }: { state: string }) => state === 'pending')
  await place.ben.asks('POST', `/conversations/${mine.id}/messages`, {
    ...{ messageId: '018f0000-0000-7000-8000-0000000000aa', kind: 'reply', text: 'Medium.', version: 0, anyway: true },
  })
  await answers(place)
  expect((await visitor.reads()).map(({ by }) => by)).toEqual(['visitor', 'person'])
})

test('an order is told of only by its number and its mail together', async () => {
  const { place, visitor } = await aDesk()
  const { ann } = place
  const contactId = await contact(ann, { firstName: 'Yuki', emails: ['yuki@tanaka.example'] })
  const line = { productName: 'Hafen Blend 500 g', quantity: 2, unitPrice: 1590 }
  const order = await ann.asks('POST', '/orders', {
    number: 'HK-20461',
    status: 'shipped',
    currency: 'EUR',
    placedAt: '2026-11-18T09:00:00Z',
    contactId,
    lines: [line],
  })
  expect(order.body).toMatchObject({ number: 'HK-20461' })
  await visitor.says('Where is my order?')
  await answers(place)
  expect((await visitor.reads()).at(-1)?.answer).toMatchObject({ asks: 'order', card: null })
  const look = (number: string, email: string) => visitor.asks('POST', 'orders', { number, email })
  await look('HK-20461', 'somebody@else.example')
  await look('HK-1', 'yuki@tanaka.example')
  const [wrong, missing] = (await visitor.reads()).slice(-2)
  expect(wrong?.text).toBe(missing?.text)
  await look('hk-20461', 'Yuki@Tanaka.example')
  expect((await visitor.reads()).at(-1)?.answer?.card).toMatchObject({ title: 'HK-20461', state: 'On its way' })
})

test('when it is open it says by the calendar; that it is a machine it says before anything else', async () => {
  const { place, channel, visitor } = await aDesk({ bookingUrl: 'https://cal.example/hafen' })
  const { body: setup } = await aBrowser(place, channel.word).asks('GET', 'setup?language=de-DE')
  expect(setup.assistant.hello).toContain('automatische Assistent')
  const { rows } = await place.kith.database.owner.query(
    'select wording from chat_disclosures where workspace_id = $1',
    [place.workspaceId],
  )
  expect(rows[0].wording).toContain('automated assistant')
  await visitor.says('What are your opening hours?')
  await answers(place)
  expect((await visitor.reads()).at(-1)?.text).toContain('Monday–Sunday: 00:00–24:00')
  await visitor.says('I want to book an appointment')
  await answers(place)
  expect((await visitor.reads()).at(-1)?.text).toContain('https://cal.example/hafen')
})

test('what did not help twice becomes a person’s; an answer is corrected, with its article beside it', async () => {
  const { place, visitor } = await aDesk()
  const { ben, rita } = place
  await visitor.says(question)
  await answers(place)
  const first = (await visitor.reads()).at(-1)?.answer?.id
  await visitor.asks('PUT', `answers/${first}`, { helpful: false })
  await visitor.says('Do I use 60 g a litre?')
  await answers(place)
  const second = (await visitor.reads()).at(-1)?.answer?.id
  const stranger = aBrowser(place, (await aChannel(place)).word)
  await stranger.begins()
  expect((await stranger.asks('PUT', `answers/${second}`, { helpful: false })).body.code).toBe('chat_answer_not_found')
  await visitor.asks('PUT', `answers/${second}`, { helpful: false })
  expect((await visitor.reads()).at(-1)?.notice).toMatchObject({ kind: 'handedOver', why: 'frustrated' })
  const correction = { text: 'It is 65 g a litre.' }
  expect((await rita.asks('PUT', `/chat-answers/${first}/correction`, correction)).body.code).toBe('forbidden')
  const { body } = await ben.asks('PUT', `/chat-answers/${first}/correction`, correction)
  expect(body).toMatchObject({ correction: correction.text, correctedBy: ben.userId, helpful: false, outcome: 'wrong' })
})

test('all that it answered is listed by how it went, by whose words, and by what is searched for', async () => {
  const { place, visitor } = await aDesk()
  const { ann } = place
  const listed = async (query: string): Promise<string[]> =>
    (await ann.asks('GET', `/chat-answers?${query}`)).body.items.map(
      ({ question: asked }: { question: string }) => asked,
    )
  await visitor.says(question)
  await answers(place)
  await visitor.asks('PUT', `answers/${(await visitor.reads()).at(-1)?.answer?.id}`, { helpful: true })
  await visitor.says('Are you a robot?')
  await answers(place)
  await visitor.says('Do I use 60 g a litre?')
  await answers(place)
  await visitor.asks('POST', 'person', {})
  expect(await listed('')).toEqual(['Do I use 60 g a litre?', 'Are you a robot?', question])
  expect(await listed('outcome=helped')).toEqual([question])
  expect(await listed('outcome=handedOver')).toEqual(['Do I use 60 g a litre?'])
  expect(await listed('outcome=open')).toEqual(['Are you a robot?'])
  expect(await listed('outcome=wrong')).toEqual([])
  expect(await listed('by=program')).toEqual(['Are you a robot?'])
  expect(await listed('by=sources&q=FILTER%20machine&limit=1')).toEqual(['Do I use 60 g a litre?'])
  expect(await listed('q=100%25')).toEqual([])
})

test('the chat goes by mail to whom it is, once somebody has answered', async () => {
  const { place, visitor } = await aDesk()
  const mail = () => visitor.asks('POST', 'transcripts', {})
  await visitor.says(question)
  expect((await mail()).body.code).toBe('chat_empty')
  await answers(place)
  expect((await mail()).status).toBe(204)
  await mail()
  const { rows } = await place.kith.database.owner.query(
    `select recipient, text from outgoing_mails where workspace_id = $1 and key like 'chat-transcript%'`,
    [place.workspaceId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ recipient: 'yuki@tanaka.example', text: expect.stringContaining(question) })
})
