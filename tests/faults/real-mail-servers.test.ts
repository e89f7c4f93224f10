import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendEmail } from '#modules/mailboxes/domain/send-email.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { eventually } from '#tests/support/eventually'
import { aSpace, working } from '#tests/support/mailbox-at-dovecot'
import { hasPostfix, startPostfix } from '#tests/support/postfix'

if (!hasDovecot || !hasPostfix)
  console.warn('Dovecot and Postfix are not both installed, or this is not root: sending between them is not tested')

describe.skipIf(!hasDovecot || !hasPostfix)('by Postfix and Dovecot', () => {
  let dovecot: Dovecot
  let postfix: Awaited<ReturnType<typeof startPostfix>>
  beforeAll(async () => {
    dovecot = await startDovecot()
    postfix = await startPostfix(dovecot)
  })
  afterAll(async () => {
    await postfix.stop()
    await dovecot.stop()
  })

  test('a mail goes from one business to another and its answer back, in one thread on both sides', async () => {
    const [ours, theirs] = [await aSpace(dovecot), await aSpace(dovecot)]
    const [mine, yours] = [await ours.connect('shared', postfix.port), await theirs.connect('shared', postfix.port)]
    for (const { address } of [mine, yours]) await postfix.takes(address)
    await working(mine.kith)
    const { owner } = ours.kith.database
    const arrived = (box: typeof mine, subject: string) =>
      eventually(async () => {
        await box.sync()
        const { rows } = await owner.query<{ id: string; thread_id: string; automatic: string | null }>(
          `select id, thread_id, automatic from emails where mailbox_id = $1 and direction = 'in' and subject like $2`,
          [box.id, subject],
        )
        return rows[0]
      })
    const asked = await ours.ann.does((ctx: Ctx) =>
      sendEmail(ctx, {
        ...{ key: 'ask', mailboxId: mine.id, subject: 'Prices?', text: 'How much?' },
        to: [{ name: '', address: yours.address }],
      }),
    )
    const question = await arrived(yours, 'Prices?')
    await theirs.ann.does((ctx: Ctx) =>
      sendEmail(ctx, {
        ...{ key: 'answer', mailboxId: yours.id, subject: 'Re: Prices?', text: 'Ten', inReplyTo: question.id },
        to: [{ name: '', address: mine.address }],
      }),
    )
    const answer = await arrived(mine, 'Re: Prices?')
    expect([answer.thread_id, answer.automatic]).toEqual([asked.threadId, null])
    expect(await eventually(async () => (await mine.inFolder('Sent')).length)).toBe(1)
  })

  test('a mail to nowhere comes back, is known as a bounce, and tells whom it did not reach', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared', postfix.port)
    await postfix.takes(box.address)
    await working(box.kith)
    const sent = await space.ann.does((ctx: Ctx) =>
      sendEmail(ctx, {
        ...{ key: 'nowhere', mailboxId: box.id, subject: 'Hello?', text: 'Anybody?' },
        to: [{ name: '', address: 'gone@nowhere.example' }],
      }),
    )
    const bounce = await eventually(async () => {
      await box.sync()
      const { rows } = await space.kith.database.owner.query(
        `select automatic, bounce, thread_id from emails where mailbox_id = $1 and direction = 'in'`,
        [box.id],
      )
      return rows[0]
    })
    expect(bounce).toMatchObject({ automatic: 'bounce', bounce: { recipients: [{ address: 'gone@nowhere.example' }] } })
    expect(bounce.thread_id).toBe(sent.threadId)
  })
})
