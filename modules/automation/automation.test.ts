import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { happens, moments } from '#tests/support/automating'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

let ours: TestWorkspace

beforeEach(async () => {
  ours = await aWorkspace()
})

const rule = async (more: object) => {
  const { status, body } = await ours.ann.asks('POST', '/automation-rules', {
    ...{ object: 'conversation', name: 'Rule', trigger: { on: 'created' } },
    ...{ acts: [{ act: 'set', field: 'priority', value: 'high' }] },
    ...more,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.id as string
}

async function arrives(more: object = {}): Promise<string> {
  const key = randomUUID()
  const { status, body } = await ours.ann.asks('POST', '/arrivals', {
    ...{ sourceKey: key, messageKey: key, email: 'carlos@posteo.example', name: 'Carlos', text: 'Two bags are open.' },
    ...more,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.conversationId
}

const conversation = async (id: string) => (await ours.ann.asks('GET', `/conversations/${id}`)).body
const thread = async (id: string) => (await ours.ann.asks('GET', `/conversations/${id}/thread`)).body.messages
const runs = async (query = '') => (await ours.ann.asks('GET', `/automation-runs${query}`)).body.items
const said = (messages: { kind: string; text: string }[], kind: string) =>
  messages.filter((message) => message.kind === kind).map(({ text }) => text)

test('what comes in is labelled and answered once, by the rule it says; the customer goes on waiting for a person', async () => {
  await rule({
    name: 'Torn parcels',
    filter: { field: 'subject', op: 'contains', value: 'torn' },
    acts: [
      { act: 'set', field: 'priority', value: 'high' },
      { act: 'label', add: ['parcel'] },
      { act: 'reply', text: 'We are on it, {{contact.firstName | "friend"}}: {{conversation.number}}.' },
      { act: 'note', text: 'Ask for a picture.' },
    ],
  })
  const [torn, other] = [await arrives({ subject: 'Box arrived torn' }), await arrives({ subject: 'Grinder' })]
  await happens(ours)
  await happens(ours)
  const { number, ...now } = await conversation(torn)
  expect(now).toMatchObject({
    priority: 'high',
    labels: ['parcel'],
    firstRepliedAt: null,
    waitingSince: expect.any(String),
  })
  const messages = await thread(torn)
  expect(said(messages, 'outgoing')).toEqual([`We are on it, friend: ${number}.`])
  expect(said(messages, 'note')).toEqual(['Ask for a picture.'])
  expect(messages.map(({ act }: { act: object | null }) => act)).toContainEqual(
    expect.objectContaining({ field: 'rule', to: expect.objectContaining({ name: 'Torn parcels' }) }),
  )
  expect(await conversation(other)).toMatchObject({ priority: 'normal', labels: [] })
  expect(await runs()).toMatchObject([{ recordId: torn, state: 'done', ruleVersion: 1, outcomes: [{}, {}, {}, {}] }])
  const { body } = await ours.ann.asks('GET', `/conversations/${torn}/timeline`)
  expect(body.items.map(({ type }: { type: string }) => type)).toContain('automation.ran')
})

test('a rule is set off by a change of what it asks about, and by no other, unless it says at every change', async () => {
  const asked = { field: 'priority', op: 'eq', value: 'urgent' }
  const label = (add: string) => [{ act: 'label', add: [add] }]
  await rule({ trigger: { on: 'updated' }, filter: asked, acts: label('selective') })
  await rule({ trigger: { on: 'updated', always: true }, filter: asked, acts: label('always') })
  const id = await arrives()
  await ours.ann.asks('PATCH', `/conversations/${id}`, { priority: 'urgent' })
  await happens(ours)
  expect((await conversation(id)).labels).toEqual(['selective', 'always'])
  await ours.ann.asks('PATCH', `/conversations/${id}`, { labels: [] })
  await happens(ours)
  expect((await conversation(id)).labels).toEqual(['always'])
})

test('two rules that set each other off end, and say so', async () => {
  const flip = (from: string, to: string) => ({
    ...{ name: `To ${to}`, trigger: { on: 'updated' }, filter: { field: 'priority', op: 'eq', value: from } },
    acts: [{ act: 'set', field: 'priority', value: to }],
  })
  await rule(flip('low', 'high'))
  await rule(flip('high', 'low'))
  const id = await arrives()
  await ours.ann.asks('PATCH', `/conversations/${id}`, { priority: 'low' })
  for (let round = 0; round < 4; round++) await happens(ours)
  const all = await runs()
  const count = (state: string) => all.filter((run: { state: string }) => run.state === state).length
  expect([count('waiting'), count('done') <= 4, count('stopped') > 0]).toEqual([0, true, true])
})

test('an answer of a rule goes to no machine, and to nobody without end', async () => {
  const acts = [{ act: 'reply', text: 'We are closed.' }]
  await rule({ trigger: { on: 'received' }, acts })
  const ids = []
  for (let count = 0; count < 7; count++) ids.push(await arrives())
  await happens(ours)
  const outcomes = (await runs()).flatMap((run: { outcomes: { result: string }[] }) => run.outcomes)
  const count = (result: string) => outcomes.filter((one: { result: string }) => one.result === result).length
  expect([count('done'), count('tooMany')]).toEqual([5, 2])
  await ours.kith.database.owner.query(
    `update conversation_messages set author = 'system' where kind = 'incoming' and conversation_id = $1`,
    [ids[0]],
  )
  const again = await rule({ name: 'Again', trigger: { on: 'updated', always: true }, acts })
  await ours.ann.asks('PATCH', `/conversations/${ids[0]}`, { priority: 'low' })
  await happens(ours)
  expect(await runs(`?ruleId=${again}`)).toMatchObject([{ outcomes: [{ act: 'reply', result: 'robot' }] }])
})

test('a rule takes what happens within the second it was made in', async () => {
  await rule({})
  await ours.kith.database.owner.query(`update automation_rules set on_since = date_trunc('second', now())`)
  const id = await arrives()
  await happens(ours)
  expect((await conversation(id)).priority).toBe('high')
})

test('acts that are refused leave nothing of the run behind, and it says why', async () => {
  await rule({
    acts: [
      { act: 'label', add: ['half'] },
      { act: 'set', field: 'state', value: 'snoozed' },
    ],
  })
  const id = await arrives()
  await happens(ours)
  expect((await conversation(id)).labels).toEqual([])
  expect(await runs()).toMatchObject([
    { state: 'failed', problem: expect.stringContaining('needs a time to come back') },
  ])
  const { body } = await ours.ann.asks('GET', '/automation-rules')
  expect(body.items).toMatchObject([{ failed: 1 }])
})

test('so long after a moment a rule acts once for that moment; what was due before it was on is not its matter', async () => {
  const waits = {
    trigger: { on: 'since', field: 'waitingSince', minutes: 60 },
    acts: [{ act: 'label', add: ['late'] }],
  }
  const old = await arrives()
  const earlier = (id: string, minutes: number) =>
    ours.kith.database.owner.query(
      `update conversations set waiting_since = now() - make_interval(mins => $2) where id = $1`,
      [id, minutes],
    )
  await earlier(old, 90)
  await rule(waits)
  const id = await arrives()
  await moments(ours)
  expect((await conversation(id)).labels).toEqual([])
  await ours.kith.database.owner.query(`update automation_rules set on_since = now() - interval '20 minutes'`)
  await earlier(id, 70)
  await moments(ours)
  await moments(ours)
  expect((await conversation(id)).labels).toEqual(['late'])
  expect((await conversation(old)).labels).toEqual([])
  expect(await runs()).toHaveLength(1)
})

test('before a target is due its team is told, once for each target', async () => {
  const { ann, ben } = ours
  await ann.asks('POST', '/sla-policies', { name: 'All', targets: { normal: { firstResponse: 60, resolution: 480 } } })
  await rule({
    ...{ object: 'ticket', trigger: { on: 'beforeDue', target: 'firstResponse', minutes: 10_080 } },
    acts: [
      { act: 'tell', to: [ben.userId], text: 'Look at it' },
      { act: 'task', title: 'Answer', to: ben.userId, days: 0 },
      { act: 'tell', to: ['owner'], text: 'Yours' },
    ],
  })
  const { body: ticket } = await ann.asks('POST', '/tickets', { subject: 'Torn' })
  await moments(ours)
  await moments(ours)
  expect(await runs()).toMatchObject([
    { recordId: ticket.id, state: 'done', outcomes: [{ result: 'done' }, { result: 'done' }, { result: 'nobody' }] },
  ])
  const { body: tasks } = await ann.asks('GET', '/tasks')
  expect(tasks.items).toMatchObject([{ title: 'Answer', assigneeId: ben.userId }])
  const { body: told } = await ben.asks('GET', '/notifications')
  expect(told.items.map(({ kind }: { kind: string }) => kind)).toContain('automation.told')
})

test('outside business hours a rule acts only then', async () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))
  await ours.ann.asks('POST', '/business-calendars', { name: 'Round the clock', hours: always })
  await rule({ name: 'Closed', hours: 'closed', acts: [{ act: 'label', add: ['night'] }] })
  await rule({ name: 'Open', hours: 'open', acts: [{ act: 'label', add: ['day'] }] })
  const id = await arrives()
  await happens(ours)
  expect((await conversation(id)).labels).toEqual(['day'])
  const { body } = await ours.ann.asks('POST', '/automation-trials', { object: 'conversation', recordId: id })
  expect(body.items.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['hours', 'acts'])
})

test('a ticket is made of a conversation once, and a rule that holds once takes it once', async () => {
  await rule({ trigger: { on: 'received' }, acts: [{ act: 'ticket' }] })
  await rule({ trigger: { on: 'received' }, once: true, acts: [{ act: 'label', add: ['first'] }] })
  const key = randomUUID()
  const id = await arrives({ sourceKey: key, messageKey: 'a' })
  await happens(ours)
  await ours.ann.asks('PATCH', `/conversations/${id}`, { labels: [] })
  await arrives({ sourceKey: key, messageKey: 'b' })
  await happens(ours)
  expect((await ours.ann.asks('GET', `/conversations/${id}/tickets`)).body.items).toHaveLength(1)
  expect((await conversation(id)).labels).toEqual([])
})

test('a rule that cannot be kept names the place and the mend', async () => {
  const errors = async (more: object) => {
    const { body } = await ours.ann.asks('POST', '/automation-rules', {
      ...{
        object: 'ticket',
        name: 'Rule',
        trigger: { on: 'created' },
        acts: [{ act: 'tell', to: ['owner'], text: 'x' }],
      },
      ...more,
    })
    return (body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
  }
  const words = { object: 'conversation', acts: [{ act: 'reply', text: 'Hi {{contact.shoeSize}}' }] }
  expect(await errors(words)).toEqual(['acts.0.text unknown_variable'])
  expect(await errors({ acts: [{ act: 'snooze', hours: 1 }] })).toEqual(['acts.0.act not_for_object'])
  expect(await errors({ acts: [{ act: 'set', field: 'priority', value: 'huge' }] })).toEqual([
    expect.stringContaining('acts.0.value'),
  ])
  expect(await errors({ trigger: { on: 'since', field: 'subject', minutes: 5 } })).toEqual([
    'trigger.field unknown_field',
  ])
  expect(await errors({ acts: [{ act: 'task', title: 'x', to: randomUUID(), days: 1 }] })).toEqual([
    'acts.0.to unknown_member',
  ])
  expect(await errors({ acts: [] })).toHaveLength(1)
  const { body } = await ours.ben.asks('GET', '/automation-rules')
  expect(body.code).toBe('forbidden')
})

test('a rule about tickets answers the customer once per ticket, where the ticket was last spoken of, and says where it cannot', async () => {
  const words = 'Your ticket {{ticket.number}} “{{ticket.subject}}” is solved, {{contact.firstName | "friend"}}.'
  const solved = await rule({
    ...{ object: 'ticket', name: 'Solved', trigger: { on: 'updated' } },
    filter: { field: 'category', op: 'eq', value: 'solved' },
    acts: [{ act: 'reply', text: words }],
  })
  const id = await arrives({ subject: 'Torn' })
  const { body } = await ours.ann.asks('POST', `/conversations/${id}/tickets`, { requestId: randomUUID() })
  const { body: silent } = await ours.ann.asks('POST', '/tickets', { subject: 'Of a call' })
  const move = async (ticketId: string, state: string) => {
    expect((await ours.ann.asks('PATCH', `/tickets/${ticketId}`, { state })).status).toBe(200)
    await happens(ours)
  }
  await move(body.ticketId, 'solved')
  await move(body.ticketId, 'open')
  await move(body.ticketId, 'solved')
  await move(silent.id, 'solved')
  const messages = await thread(id)
  expect(said(messages, 'outgoing')).toEqual([`Your ticket ${body.number} “Torn” is solved, friend.`])
  expect(messages.map(({ act }: { act: object | null }) => act)).toContainEqual(
    expect.objectContaining({ field: 'rule', to: { id: solved, name: 'Solved' } }),
  )
  const results = (await runs(`?ruleId=${solved}`)).map(
    (run: { outcomes: { result: string }[] }) => run.outcomes[0]?.result,
  )
  expect(results).toEqual(['noConversation', 'same', 'done'])
  // What a machine said is no answer of ours, and no word of the customer's.
  expect((await ours.ann.asks('GET', `/tickets/${body.ticketId}/course`)).body.turns).toHaveLength(1)
})

test('an answer of a rule about tickets knows the ticket, and nothing there is not', async () => {
  const draft = (text: string) => ({
    ...{ object: 'ticket', name: 'Answer', trigger: { on: 'created' }, acts: [{ act: 'reply', text }] },
  })
  const ask = (text: string) => ours.ann.asks('POST', '/automation-rules', draft(text))
  expect((await ask('{{ticket.number}} {{conversation.number}}')).status).toBe(200)
  expect((await ask('{{ticket.shoe}} {{sender.name}}')).body.errors).toHaveLength(2)
  const { body } = await ours.ann.asks('POST', '/automation-rules', {
    ...draft('{{ticket.number}}'),
    object: 'conversation',
  })
  expect(body.errors).toMatchObject([{ path: 'acts.0.text', code: 'unknown_variable' }])
})
