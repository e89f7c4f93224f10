import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

async function aContact({ ann }: TestWorkspace, more: object = {}) {
  const draft = { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'], ...more }
  const { body } = await ann.asks('POST', '/contacts', draft)
  return String(body.id)
}

const words = { subject: 'Hello {{contact.firstName | "there"}}', body: 'How was it?\n{{sender.name}}' }
const sends = (space: TestWorkspace, draft: object) => space.ann.asks('POST', '/letters', { ...words, ...draft })

const sentMails = async ({ kith, workspaceId }: TestWorkspace) => {
  const { rows } = await kith.database.owner.query(
    `select id, recipient, subject, text, sender_name, reply_to, follows from outgoing_mails
      where workspace_id = $1 order by created_at, id`,
    [workspaceId],
  )
  return rows
}

test('a mail from a record goes out once in the name of its sender, and stands on the timeline and the deal', async () => {
  const space = await aWorkspace()
  const contactId = await aContact(space)
  const { body: deal } = await space.ann.asks('POST', '/deals', { name: 'House espresso', currency: 'EUR', contactId })
  const id = uuidv7()
  const twice = await Promise.all([1, 2].map(() => sends(space, { id, contactId, dealId: deal.id })))
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(twice[0]?.body).toMatchObject({ subject: 'Hello Sofia', to: 'sofia@cafe-lumen.example', status: 'queued' })
  const mails = await sentMails(space)
  expect(mails).toMatchObject([{ subject: 'Hello Sofia', text: 'How was it?\nAnn', sender_name: 'Ann', follows: [] }])
  expect(mails[0].reply_to).toContain('ann.')
  const timeline = await space.ann.asks('GET', `/contacts/${contactId}/timeline`)
  expect(timeline.body.items.filter(({ type }: { type: string }) => type === 'activity.created')).toHaveLength(1)
  const { body: facts } = await space.ann.asks('GET', `/deals/standings?deals=${deal.id}`)
  expect(facts.items[0].last).toMatchObject({ kind: 'mail', title: 'Hello Sofia', byId: space.ann.userId })
})

test('a conversation is kept: the next mail follows those before it', async () => {
  const space = await aWorkspace()
  const contactId = await aContact(space)
  const first = await sends(space, { id: uuidv7(), contactId })
  const second = await sends(space, { id: uuidv7(), contactId, follows: first.body.id })
  await sends(space, { id: uuidv7(), contactId, follows: second.body.id })
  const [one, two, three] = await sentMails(space)
  expect([two.follows, three.follows]).toEqual([[one.id], [one.id, two.id]])
  const other = await aContact(space, { emails: ['jonas@x.example'] })
  expect(await sends(space, { id: uuidv7(), contactId: other, follows: first.body.id })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'follows' }] },
  })
})

test('nothing leaves with an empty variable, to a strange address or without one', async () => {
  const space = await aWorkspace()
  const contactId = await aContact(space)
  const refused = async (draft: object) => (await sends(space, { id: uuidv7(), contactId, ...draft })).body.errors
  expect(await refused({ body: 'As {{contact.jobTitle}}' })).toMatchObject([{ path: 'body', code: 'missing_value' }])
  expect(await refused({ subject: '{{contact.shoe}}' })).toMatchObject([{ path: 'subject', code: 'unknown_variable' }])
  expect(await refused({ body: 'Dear {{first name}}' })).toMatchObject([{ path: 'body', code: 'unknown_variable' }])
  expect(await refused({ to: 'else@x.example' })).toMatchObject([{ path: 'to', code: 'no_address' }])
  expect(await refused({ contactId: await aContact(space, { emails: [] }) })).toMatchObject([{ path: 'to' }])
  expect(await sentMails(space)).toEqual([])
  const preview = { contactId, subject: 'Hi', body: 'As {{contact.jobTitle}} {{contact.shoe}}' }
  expect((await space.ann.asks('POST', '/letter-previews', preview)).body).toMatchObject({
    ...{ missing: ['contact.jobTitle'], unknown: ['contact.shoe'], to: ['sofia@cafe-lumen.example'] },
  })
})

test('an answer is noted once, on the timeline, and is no reaction of ours', async () => {
  const space = await aWorkspace()
  const contactId = await aContact(space)
  const { body: letter } = await sends(space, { id: uuidv7(), contactId })
  const answers = await Promise.all(
    [1, 2].map(() => space.ben.asks('PUT', `/letters/${letter.id}/answer`, { text: 'Yes' })),
  )
  expect(answers.every(({ body }) => body.answeredAt)).toBe(true)
  const { body } = await space.ann.asks('GET', '/activities?sort=-createdAt')
  expect(body.items).toMatchObject([
    { kind: 'mail', direction: 'in', title: 'Re: Hello Sofia', details: 'Yes' },
    { kind: 'mail', direction: 'out', title: 'Hello Sofia' },
  ])
})

test('a personal template is its owner’s alone, and strange variables are refused', async () => {
  const { ann, ben } = await aWorkspace()
  const draft = { name: 'Mine', personal: true, subject: 'Hello', body: 'You, {{contact.firstName}}' }
  const made = await ann.asks('POST', '/mail-templates', draft)
  expect(made).toMatchObject({ status: 200, body: { variables: ['contact.firstName'], used: 0, personal: true } })
  expect((await ben.asks('GET', '/mail-templates')).body.items).toEqual([])
  expect(await ben.asks('PATCH', `/mail-templates/${made.body.id}`, { name: 'His' })).toMatchObject({ status: 404 })
  const strange = await ann.asks('POST', '/mail-templates', { ...draft, body: '{{contact.secret}}' })
  expect(strange).toMatchObject({ status: 422, body: { errors: [{ path: 'body', code: 'unknown_variable' }] } })
  const change = (version: number) => ann.asks('PATCH', `/mail-templates/${made.body.id}`, { version, name: 'New' })
  expect([(await change(1)).status, (await change(1)).status]).toEqual([200, 409])
})
