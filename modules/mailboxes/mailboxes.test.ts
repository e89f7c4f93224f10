import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#platform/ctx/ctx'
import { sendWaiting } from '#platform/mail/send-mail'
import { aCuttableLine } from '#tests/support/cuttable-line'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { eventually } from '#tests/support/eventually'
import { aMailServer, aSpace, letter, working } from '#tests/support/mailbox-at-dovecot'
import { sendEmail, withholdEmail } from './domain/send-email.ts'
import { syncMailbox } from './jobs/sync-mailbox.ts'

if (!hasDovecot) console.warn('Dovecot is not installed, or this is not root: mailboxes are not tested against it')

describe.skipIf(!hasDovecot)('against Dovecot', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  test('mails come in once, with their threads, contacts and attachments, and are told once', async () => {
    const space = await aSpace(dovecot)
    const sofia = await space.ann.asks('POST', '/contacts', {
      firstName: 'Sofia',
      emails: ['sofia@cafe-lumen.example'],
    })
    const box = await space.connect('shared')
    await box.append(
      letter({
        id: 'one',
        subject: 'Second counter',
        html: '<p onclick="x()">Hi<script>alert(1)</script><img src="https://t.example/p.gif"></p>',
      }),
    )
    await box.append(
      letter({
        id: 'two',
        subject: 'Re: Second counter',
        references: '<one@x.example>',
        text: 'And?\n\nOn Mon, 2 Nov 2026 at 10:00, Sales <s@x.example> wrote:\n> Hello',
      }),
    )
    await box.sync()
    await box.sync()
    const { body } = await space.ann.asks('GET', `/emails?contactId=${sofia.body.id}`)
    expect(body.items).toHaveLength(2)
    expect(new Set(body.items.map(({ threadId }: { threadId: string }) => threadId)).size).toBe(1)
    const [answer, first] = body.items[0].subject.startsWith('Re') ? body.items : body.items.toReversed()
    const read = await space.ann.asks('GET', `/emails/${answer.id}`)
    expect(read.body).toMatchObject({ text: 'And?', folded: expect.stringContaining('> Hello'), automatic: null })
    const shown = await space.ann.asks('GET', `/emails/${first.id}`)
    expect(shown.body.html.trim()).toBe('<p>Hi<img data-remote="https://t.example/p.gif" /></p>')
    expect(shown.body.hasRemoteImages).toBe(true)
    const { body: timeline } = await space.ann.asks('GET', `/contacts/${sofia.body.id}/timeline`)
    expect(timeline.items.filter(({ type }: { type: string }) => type === 'email.received')).toHaveLength(2)
  })

  test('a line cut in the middle goes on where the last batch ended, and nothing is twice', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared')
    for (let n = 0; n < 60; n++) await box.append(letter({ id: `cut-${n}`, subject: `Mail ${n}` }))
    const stop = new AbortController()
    const watching = setInterval(async () => {
      const { rows } = await space.kith.database.owner.query(
        'select last_uid from mail_folders where mailbox_id = $1 and last_uid > 0',
        [box.id],
      )
      if (rows.length > 0) stop.abort(new Error('The process stops'))
    }, 5)
    await syncMailbox({ kith: box.kith, payload: box.payload, signal: stop.signal }).catch(() => {})
    clearInterval(watching)
    await box.sync()
    const { rows } = await space.kith.database.owner.query(
      'select count(*)::int as all, count(distinct message_id)::int as different from emails where mailbox_id = $1',
      [box.id],
    )
    expect(rows[0]).toEqual({ all: 60, different: 60 })
  })

  test('another validity of a folder takes nothing in again', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared')
    await box.append(letter({ id: 'valid', subject: 'Once' }))
    await box.sync()
    await space.kith.database.owner.query(`update mail_folders set uid_validity = '1' where mailbox_id = $1`, [box.id])
    await box.sync()
    const { rows } = await space.kith.database.owner.query(
      `select (select count(*)::int from emails where mailbox_id = $1) as emails,
        (select count(*)::int from events where type = 'email.received' and payload->>'mailboxId' = $1::text) as events`,
      [box.id],
    )
    expect(rows[0]).toEqual({ emails: 1, events: 1 })
  })

  test('a personal mailbox keeps mails with contacts only, and shows others what its owner says', async () => {
    const space = await aSpace(dovecot)
    const sofia = await space.ann.asks('POST', '/contacts', {
      firstName: 'Sofia',
      emails: ['sofia@cafe-lumen.example'],
    })
    const colleague = await space.ann.asks('POST', '/contacts', { firstName: 'Cora', emails: ['cora@hafen.example'] })
    const box = await space.connect('personal')
    await box.append(letter({ id: 'known', subject: 'Secret price', text: 'Two percent' }))
    await box.append(letter({ id: 'stranger', from: 'x@unknown.example', subject: 'Hello' }))
    await box.append(letter({ id: 'inside', from: 'cora@hafen.example', subject: 'Lunch?' }))
    await box.sync()
    const seenBy = async (person: 'ann' | 'ben') =>
      (await space[person].asks('GET', `/emails?contactId=${sofia.body.id}`)).body.items
    expect(await seenBy('ann')).toMatchObject([{ subject: 'Secret price', excerpt: 'Two percent' }])
    expect((await space.ann.asks('GET', `/emails?contactId=${colleague.body.id}`)).body.items).toEqual([])
    const [{ id }] = await seenBy('ann')
    const level = (privacy: string) => space.ann.asks('PATCH', `/mailboxes/${box.id}`, { privacy })
    await level('nothing')
    expect(await seenBy('ben')).toEqual([])
    await level('metadata')
    expect(await seenBy('ben')).toMatchObject([{ subject: null, excerpt: null }])
    await level('subject')
    expect(await seenBy('ben')).toMatchObject([{ subject: 'Secret price', excerpt: null }])
    expect(await space.ben.asks('GET', `/emails/${id}`)).toMatchObject({ status: 404 })
    await level('all')
    expect(await space.ben.asks('GET', `/emails/${id}`)).toMatchObject({ status: 200, body: { text: 'Two percent' } })
    expect(await space.ben.asks('GET', `/mailboxes/${box.id}`)).toMatchObject({ status: 404 })
  })

  test('a mail leaves through its mailbox once, is filed into Sent once, and what is found there is the same mail', async () => {
    const space = await aSpace(dovecot)
    const { received, port } = await aMailServer()
    const box = await space.connect('shared', port)
    await box.append(letter({ id: 'asked', subject: 'Price?' }))
    await box.sync()
    const {
      rows: [asked],
    } = await space.kith.database.owner.query('select id from emails where mailbox_id = $1', [box.id])
    const send = (key: string, more: object = {}) =>
      space.ann.does((ctx: Ctx) =>
        sendEmail(ctx, {
          key,
          mailboxId: box.id,
          to: [{ name: 'Sofia', address: 'sofia@cafe-lumen.example' }],
          cc: [{ name: '', address: 'leo@cafe-lumen.example' }],
          subject: 'Re: Price?',
          text: 'Ten',
          inReplyTo: asked.id,
          ...more,
        }),
      )
    const [one, two] = await Promise.all([send('k1'), send('k1')])
    expect(one.emailId).toBe(two.emailId)
    const later = await send('k2', { sendAfter: new Date(Date.now() + 600_000) })
    // A mailbox that can be used again sends what waits for it, each at its moment.
    await space.ann.does((ctx: Ctx) => sendWaiting(ctx, box.id))
    const { rows: early } = await space.kith.database.owner.query(
      `select from graphile_worker._private_jobs where key like '%:mail:%' and run_at > now() + interval '5 minutes'`,
    )
    expect(early).toHaveLength(1)
    expect(await space.ann.does((ctx: Ctx) => withholdEmail(ctx, later.emailId))).toBe(true)
    await working(box.kith)
    await eventually(async () => received.length === 1)
    expect(received[0]).toMatch(/In-Reply-To: <asked@x.example>/)
    expect(received[0]).toMatch(/Cc: leo@cafe-lumen.example/)
    const filed = await eventually(async () => {
      const found = await box.inFolder('Sent')
      return found.length > 0 ? found : undefined
    })
    expect(filed).toHaveLength(1)
    await box.sync()
    await box.sync()
    expect(await box.inFolder('Sent')).toHaveLength(1)
    const { rows } = await space.kith.database.owner.query(
      `select count(*)::int as n,
      (select count(*)::int from email_places p join emails x on x.id = p.email_id where x.id = $2) as places,
      (select count(*)::int from events where type = 'email.sent' and record_id = $2) as told
      from emails where mailbox_id = $1 and direction = 'out'`,
      [box.id, one.emailId],
    )
    expect(rows[0]).toEqual({ n: 2, places: 1, told: 1 })
    expect(received).toHaveLength(1)
  })

  test('a stranger who writes to a mailbox of leads becomes one contact; a machine and a known one do not', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared')
    expect(await space.ann.asks('PATCH', `/mailboxes/${box.id}`, { makesLeads: true })).toMatchObject({ status: 200 })
    await space.ann.asks('POST', '/contacts', { firstName: 'Known', emails: ['known@x.example'] })
    await box.append(letter({ id: 'lead-1', from: 'Jonas Berg <Jonas@berg.example>', subject: 'Prices?' }))
    await box.append(letter({ id: 'lead-2', from: 'Jonas Berg <jonas@berg.example>', subject: 'Hello?' }))
    await box.append(letter({ id: 'lead-3', from: 'no-reply@machine.example', subject: 'Notice' }))
    await box.append(letter({ id: 'lead-4', from: 'known@x.example', subject: 'Hi' }))
    await box.sync()
    const { body } = await space.ann.asks('GET', '/contacts')
    const leads = body.items.filter(({ firstName }: { firstName: string }) => firstName !== 'Known')
    expect(leads).toMatchObject([{ firstName: 'Jonas', lastName: 'Berg', lifecycleStage: 'lead', source: 'Info' }])
    const { body: mails } = await space.ann.asks('GET', `/emails?contactId=${leads[0].id}`)
    expect(mails.items).toHaveLength(2)
  })

  test('a wrong password stands in words, and the mailbox waits for somebody', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared', 1, 'wrong')
    await box.sync()
    const { body } = await space.ann.asks('GET', `/mailboxes/${box.id}`)
    expect(body).toMatchObject({ state: 'reconnect', lastError: expect.stringContaining('login_refused') })
  })

  test('hostile mails hurt nobody, and hold up none behind them', async () => {
    const space = await aSpace(dovecot)
    const box = await space.connect('shared')
    const bomb = Array.from(
      { length: 10_000 },
      (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
    ).join('')
    await box.append(`Subject: Deep\r\nFrom: a@x.example\r\nMIME-Version: 1.0\r\n${bomb}`)
    await box.append(
      `Subject: =?utf-8?B?/////w==?= \0 \r\nFrom: =?x-unknown?Q?=FF?= <b@x.example>\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xff\xfe\0\0`.replaceAll(
        '\0',
        '\x01',
      ),
    )
    await box.append(letter({ id: 'behind', subject: 'Still read' }))
    await box.sync()
    const { rows } = await space.kith.database.owner.query(
      'select subject from emails where mailbox_id = $1 order by id',
      [box.id],
    )
    expect(rows.map(({ subject }) => subject)).toEqual(['Deep', expect.any(String), 'Still read'])
    const { body: state } = await space.ann.asks('GET', `/mailboxes/${box.id}`)
    expect(state.folders[0]).toMatchObject({ path: 'INBOX', leftOut: 1, leftOutWhy: 'parts', lastError: null })
  })

  test('of a mail of 100 MB only the head comes, and the folder says so; one behind it is read', async () => {
    const space = await aSpace(dovecot)
    const between = await aCuttableLine(dovecot.port)
    const box = await space.connect('shared', 1, 'secret', between.port)
    const large = letter({
      id: 'large',
      subject: 'Holiday pictures',
      text: 'x'.repeat(99).concat('\r\n').repeat(1_000_000),
    })
    await box.append(large, `X-Long: ${'x'.repeat(35_000_000)}\r\nSubject: Hidden\r\n\r\nHello`)
    await box.append(letter({ id: 'small', subject: 'Still read' }))
    await box.sync()
    // What does not come needs no memory.
    expect(between.said()).toBeLessThan(2 * 1024 * 1024)
    const { rows } = await space.kith.database.owner.query(
      `select e.subject, e.bytes, w.text from emails e join email_words w on w.email_id = e.id where e.mailbox_id = $1 order by e.id`,
      [box.id],
    )
    expect(rows).toMatchObject([
      { subject: 'Holiday pictures', bytes: expect.toSatisfy((bytes) => bytes > 100_000_000), text: '' },
      { text: '' },
      { subject: 'Still read', text: 'Hello' },
    ])
    const { body: state } = await space.ann.asks('GET', `/mailboxes/${box.id}`)
    expect(state.folders[0]).toMatchObject({ waiting: 0, leftOut: 2, leftOutWhy: 'size', lastError: null })
  })

  test('what a mail says of itself leads no further: no header of an answer, no line of a log, is written by its sender', async () => {
    const space = await aSpace(dovecot)
    const { received, port } = await aMailServer()
    const box = await space.connect('shared', port)
    await box.append(
      [
        'Message-ID: <bad\rBcc: x@evil.example>',
        'From: =?utf-8?Q?Sofia=0D=0ABcc:_all@evil.example?= <sofia@cafe-lumen.example>',
        'Subject: =?utf-8?Q?Price=0D=0ABcc:_all@evil.example=00?=',
        'References: <a@x.example>\r\n <b@x.example>\u000bBcc:<c@evil.example>',
        ...['Reply-To: "a\\\r\nBcc: x@evil.example" <reply@cafe-lumen.example>', '', 'Hello'],
      ].join('\r\n'),
    )
    await box.sync()
    const { owner } = space.kith.database
    const { rows } = await owner.query('select id, subject, from_name from emails where mailbox_id = $1', [box.id])
    expect(rows).toHaveLength(1)
    expect(`${rows[0].subject}${rows[0].from_name}`).not.toMatch(/\p{Cc}/u)
    await space.ann.does((ctx: Ctx) =>
      sendEmail(ctx, {
        ...{ key: 'answer', mailboxId: box.id, inReplyTo: rows[0].id, subject: `Re: ${rows[0].subject}`, text: 'Ten' },
        to: [{ name: rows[0].from_name, address: 'sofia@cafe-lumen.example' }],
      }),
    )
    await working(box.kith)
    await eventually(async () => received.length === 1)
    expect(received[0]?.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
  })
})
