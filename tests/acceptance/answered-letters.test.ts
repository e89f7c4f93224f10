import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAnswers } from '#modules/sequences'
import { deliverSome } from '#platform/events/deliver'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { eventually } from '#tests/support/eventually'
import { aMailServer, aSpace, letter, working } from '#tests/support/mailbox-at-dovecot'
import { aScriptedImap } from '#tests/support/scripted-imap'

test('a letter leaves by its sender’s own mailbox, and its answer comes there, in one thread', async () => {
  const imap = await aScriptedImap(({ password }) => password === 'secret')
  const { received, port } = await aMailServer()
  const space = await aSpace(imap)
  const { ann, kith } = space
  const { body: sofia } = await ann.asks('POST', '/contacts', {
    firstName: 'Sofia',
    emails: ['sofia@cafe-lumen.example'],
  })
  const box = await space.connect('personal', port)
  const write = (more: object = {}) =>
    ann.asks('POST', '/letters', {
      ...{ id: randomUUID(), contactId: sofia.id, subject: 'Counter', body: 'Hello', ...more },
    })
  const { body: first } = await write()
  await working(box.kith)
  await eventually(async () => imap.inFolder(box.address, 'Sent').length === 1)
  expect(received[0]).toContain(`From: Ann <${box.address}>`)
  const messageId = /Message-ID: (\S+)/.exec(received[0] ?? '')?.[1]
  imap.deliver(box.address, letter({ id: 'yes', subject: 'Re: Counter', references: String(messageId) }))
  await box.sync()
  await box.sync()
  const { body: second } = await write({ subject: 'Re: Counter', follows: first.id })
  await eventually(async () => received.length === 2)
  expect(received[1]).toContain(`References: ${messageId}`)
  const { items: mails } = (await ann.asks('GET', `/emails?contactId=${sofia.id}`)).body
  expect([mails.length, new Set(mails.map(({ threadId }: { threadId: string }) => threadId)).size]).toEqual([3, 1])
  await eventually(async () => {
    await deliverSome(kith, followAnswers)
    const { items } = (await ann.asks('GET', `/letters?contactId=${sofia.id}`)).body
    return items.find((one: { id: string }) => one.id === first.id).answeredAt !== null
  })
  // A letter stands on the timeline once.
  const { items } = (await ann.asks('GET', `/contacts/${sofia.id}/timeline`)).body
  expect(items.filter(({ type }: { type: string }) => type === 'email.sent')).toEqual([])
  expect(second.threadId).toBe(first.threadId)
})

describe.skipIf(!hasDovecot)('a letter that went out', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  test('is answered by the mail that names it, and not by an absence', async () => {
    const space = await aSpace(dovecot)
    const { ann, kith } = space
    const { body: sofia } = await ann.asks('POST', '/contacts', {
      firstName: 'Sofia',
      emails: ['sofia@cafe-lumen.example'],
    })
    const written = async () => {
      const id = randomUUID()
      await ann.asks('POST', '/letters', { id, contactId: sofia.id, subject: 'Counter', body: 'Hello' })
      const messageId = `${randomUUID()}@kith.example`
      await kith.database.owner.query(
        'update outgoing_mails set message_id = $2 where id = (select mail_id from letters where id = $1)',
        [id, `<${messageId}>`],
      )
      return { id, messageId }
    }
    const answered = await written()
    const absent = await written()
    const box = await space.connect('shared')
    await box.append(letter({ id: 'a', subject: 'Re: Counter', references: `<${answered.messageId}>` }))
    await box.append(letter({ id: 'b', subject: 'Automatic reply: Counter', references: `<${absent.messageId}>` }))
    await box.sync()
    const at = async (id: string) => {
      const { body } = await ann.asks('GET', `/letters?contactId=${sofia.id}`)
      return body.items.find((one: { id: string }) => one.id === id).answeredAt
    }
    await eventually(async () => {
      await deliverSome(kith, followAnswers)
      return (await at(answered.id)) !== null
    })
    expect(await at(absent.id)).toBeNull()
  })
})
