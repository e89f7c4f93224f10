import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendEmail } from '#modules/mailboxes/domain/send-email.ts'
import { buildDoomedWorker, worksToTheEnd, worksUntilKilled } from '#tests/support/doomed-worker'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { aMailServer, aSpace, letter } from '#tests/support/mailbox-at-dovecot'
import { mortalTasks } from '#tests/support/mortal-tasks'

if (!hasDovecot)
  console.warn('Dovecot is not installed, or this is not root: killed readers of mailboxes are not tested')

const MAILS = 30
/** Each mail takes about so many statements. */
const STATEMENTS = 14

describe.skipIf(!hasDovecot)('with Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    ;[dovecot] = await Promise.all([startDovecot(), buildDoomedWorker()])
  })
  afterAll(() => dovecot.stop())

  test('a mailbox whose reader is killed with -9 again and again has each mail once, and one message of each', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared')
    const letters = Array.from({ length: MAILS }, (_, n) =>
      letter({ id: `k${n}`, subject: `Mail ${n}`, from: `g${n}@x.example` }),
    )
    await box.append(...letters)
    const moments = [0, 1, 2].map((third) => ({
      at: 1 + Math.floor(((third + Math.random()) * STATEMENTS * MAILS) / 3),
      sent: Math.random() < 0.5,
    }))
    const deaths: boolean[] = []
    for (const moment of [...moments, { at: 'end' as const, sent: true }]) {
      await space.ann.does((ctx) => ctx.later('mailboxes.sync', { mailboxId: box.id }, { key: `mailbox:${box.id}` }))
      deaths.push(await worksUntilKilled(box.kith, moment))
    }
    for (const moment of moments) {
      await space.ann.does((ctx) => ctx.later('test.readStream', {}, { key: 'stream' }))
      await worksUntilKilled(box.kith, moment)
    }
    await space.ann.does((ctx) => ctx.later('mailboxes.sync', { mailboxId: box.id }, { key: `mailbox:${box.id}` }))
    await worksToTheEnd(box.kith, mortalTasks)
    await space.ann.does((ctx) => ctx.later('test.readStream', {}, { key: 'stream' }))
    await worksToTheEnd(box.kith, mortalTasks)
    expect(deaths[0], JSON.stringify(moments)).toBe(true)
    const { rows } = await space.kith.database.owner.query(
      `select (select count(*)::int from emails where mailbox_id = $1) as emails,
         (select count(*)::int from email_places p join emails e on e.id = p.email_id where e.mailbox_id = $1) as places,
         (select count(*)::int from events where type = 'email.received' and payload->>'mailboxId' = $1::text) as told,
         (select count(*)::int from conversation_messages m join emails e on e.id = m.email_id where e.mailbox_id = $1) as said`,
      [box.id],
    )
    expect(rows).toEqual([{ emails: MAILS, places: MAILS, told: MAILS, said: MAILS }])
  })

  test('of mails whose sender is killed with -9 between any two steps none leaves twice, and none is filed twice', async () => {
    const space = await aSpace(dovecot)
    const { received, port } = await aMailServer()
    const box = await space.connect('shared', port)
    const { owner } = space.kith.database
    await owner.query(`delete from graphile_worker._private_jobs`)
    // Sending takes about a dozen statements, and filing another dozen.
    const moments = Array.from({ length: 9 }, (_, n) => ({ at: 2 + 3 * n, sent: n % 2 === 0 }))
    for (const [n, moment] of moments.entries()) {
      await space.ann.does((ctx) =>
        sendEmail(ctx, {
          ...{ key: `killed ${n}`, mailboxId: box.id, to: [{ name: '', address: 'sofia@cafe-lumen.example' }] },
          ...{ subject: `Offer ${n}`, text: 'Ten' },
        }),
      )
      await worksUntilKilled(box.kith, moment)
      await worksToTheEnd(box.kith, mortalTasks)
    }
    const { rows } = await owner.query<{ subject: string; status: string }>(
      'select subject, status from outgoing_mails where mailbox_id = $1 order by subject',
      [box.id],
    )
    const left = (subject: string) => received.filter((mail) => mail.includes(`Subject: ${subject}\r\n`)).length
    expect(rows).toHaveLength(moments.length)
    for (const { subject, status } of rows) {
      expect(['sent', 'unsure']).toContain(status)
      expect([subject, status, left(subject)]).toEqual([
        subject,
        status,
        status === 'sent' ? 1 : expect.toBeOneOf([0, 1]),
      ])
    }
    const sent = rows.filter(({ status }) => status === 'sent')
    expect(sent.length).toBeGreaterThan(0)
    expect(await box.inFolder('Sent')).toHaveLength(sent.length)
  })
})
