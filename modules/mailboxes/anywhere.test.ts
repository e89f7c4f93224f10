import { beforeAll, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually'
import { aMailServer, aSpace, letter, watching, working } from '#tests/support/mailbox-at-dovecot'
import { aScriptedImap } from '#tests/support/scripted-imap'
import { sendEmail } from './domain/send-email.ts'

// Against servers that need nothing installed: what stands here is tested wherever the tests run.
let imap: Awaited<ReturnType<typeof aScriptedImap>>
beforeAll(async () => {
  imap = await aScriptedImap(({ password }) => password === 'secret')
})

test('a mail comes in, is answered, filed, and answered again, in one thread and each once', async () => {
  const space = await aSpace(imap)
  const { body: sofia } = await space.ann.asks('POST', '/contacts', {
    firstName: 'Sofia',
    emails: ['sofia@cafe-lumen.example'],
  })
  const { received, port } = await aMailServer()
  const box = await space.connect('shared', port)
  const mails = async () => (await space.ann.asks('GET', `/emails?contactId=${sofia.id}`)).body.items
  imap.deliver(box.address, letter({ id: 'asked', subject: 'Price?' }))
  await box.sync()
  await box.sync()
  const [asked, ...others] = await mails()
  expect([asked, others]).toMatchObject([{ subject: 'Price?', excerpt: 'Hello' }, []])

  const send = () =>
    space.ann.does((ctx) =>
      sendEmail(ctx, {
        ...{ key: 'answer', mailboxId: box.id, inReplyTo: asked.id, subject: 'Re: Price?', text: 'Ten' },
        to: [{ name: 'Sofia', address: 'sofia@cafe-lumen.example' }],
      }),
    )
  const [answer] = await Promise.all([send(), send()])
  await working(box.kith)
  await eventually(async () => imap.inFolder(box.address, 'Sent').length === 1)
  expect(received).toEqual([expect.stringMatching(/In-Reply-To: <asked@x.example>/)])

  imap.deliver(
    box.address,
    letter({ id: 'thanks', subject: 'Re: Price?', references: `<asked@x.example> <${answer.messageId}>` }),
  )
  await box.sync()
  await box.sync()
  const all = await mails()
  expect(all.map(({ subject, direction }: { subject: string; direction: string }) => [direction, subject])).toEqual([
    ['out', 'Re: Price?'],
    ['in', 'Re: Price?'],
    ['in', 'Price?'],
  ])
  expect(new Set(all.map(({ threadId }: { threadId: string }) => threadId)).size).toBe(1)
  expect([received.length, imap.inFolder(box.address, 'Sent').length]).toEqual([1, 1])
})

test('what comes, and what a colleague sends by another program, is there at once', async () => {
  const space = await aSpace(imap)
  const box = await space.connect('shared')
  await box.sync()
  await working(box.kith)
  watching(box.kith)
  const has = async (id: string) =>
    (
      await space.kith.database.owner.query('select from emails where mailbox_id = $1 and message_id = $2', [
        box.id,
        `${id}@x.example`,
      ])
    ).rowCount === 1
  await eventually(async () => imap.listening(box.address) === 2)
  imap.deliver(box.address, letter({ id: 'comes', subject: 'New' }))
  await eventually(() => has('comes'))
  imap.deliver(box.address, letter({ id: 'goes', subject: 'Re: New', from: box.address }), 'Sent')
  await eventually(() => has('goes'))
})

test('a wrong password stands in words, and the mailbox waits for somebody', async () => {
  const space = await aSpace(imap)
  const box = await space.connect('shared', 1, 'wrong')
  await box.sync()
  expect((await space.ann.asks('GET', `/mailboxes/${box.id}`)).body).toMatchObject({
    ...{ state: 'reconnect', lastError: expect.stringContaining('login_refused') },
  })
})
