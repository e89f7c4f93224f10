import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followAnswers } from '#modules/sequences'
import { deliverSome } from '#platform/events/deliver'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { eventually } from '#tests/support/eventually'
import { aSpace, letter } from '#tests/support/mailbox-at-dovecot'

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
