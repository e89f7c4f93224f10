import { type AddressInfo, createServer } from 'node:net'
import { pino } from 'pino'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import type { Kith } from '#platform/ctx/ctx'
import { openStandingConnection } from '#platform/db/standing-connection'
import { startWorker } from '#platform/jobs/worker'
import { eventually } from '#tests/support/eventually'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { retryMail } from './outbox.ts'
import { sendAccountMail, sendMail } from './send-mail.ts'
import { mailTasks } from './send-queued-mail.ts'

/** A mail server that keeps what it is given. */
async function aMailServer(options: SMTPServerOptions = {}) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (part) => (text += part))
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo // it listens on TCP
  return { received, url: `smtp://127.0.0.1:${port}` }
}

const withServer = (kith: Kith, smtpUrl: string | undefined): Kith => ({
  ...kith,
  config: { ...kith.config, smtpUrl, mailFrom: 'Hafen Kaffee <hallo@hafen.example>' },
})

async function working(kith: Kith) {
  const standing = openStandingConnection(kith.database.owner.options)
  const worker = await startWorker({ ...kith, database: { ...kith.database, standing } }, mailTasks(noMailboxes))
  onTestFinished(async () => {
    await worker.stop()
    await standing.close()
  })
}

// What leaves through a mailbox is the mailboxes' test.
const noMailboxes = { serverOf: async () => 'There is none', hasLeft: async () => {} }

const hello = (key: string) => ({ key, to: 'cleo@kunde.example', subject: `Grüße ${key}`, text: 'Hallo Cleo' })

async function outboxOf({ ann }: TestWorkspace, query = '') {
  const { body } = await ann.asks('GET', `/outbox${query}`)
  return body
}

test('each mail leaves exactly once, under two workers and with every key asked for twice', async () => {
  const space = await aWorkspace()
  const { received, url } = await aMailServer()
  await Promise.all([working(withServer(space.kith, url)), working(withServer(space.kith, url))])
  for (let n = 0; n < 20; n++)
    await space.ann.does(async (ctx) => {
      await sendMail(ctx, hello(`mail ${n}`))
      await sendMail(ctx, hello(`mail ${n}`))
    })
  await eventually(async () => (await outboxOf(space, '?status=sent')).items.length === 20)
  expect(received).toHaveLength(20)
  const ids = received.map((text) => /Message-ID: (\S+)/.exec(text)?.[1])
  expect(new Set(ids).size).toBe(20)
  expect(received[0]).toContain('From: Hafen Kaffee <hallo@hafen.example>')
  expect(received[0]).toContain('To: cleo@kunde.example')
})

test('without a mail server a mail is kept, readable and marked as not sent; later a person may send it', async () => {
  const space = await aWorkspace()
  await working(withServer(space.kith, undefined))
  await space.ann.does((ctx) => sendMail(ctx, { ...hello('kept'), html: '<p>Hallo</p>' }))
  const [mail] = await eventually(async () => {
    const { items } = await outboxOf(space, '?status=not_sent')
    return items.length > 0 ? items : undefined
  })
  expect(await outboxOf(space)).toMatchObject({
    mailServer: false,
    items: [{ to: 'cleo@kunde.example', sentAt: null }],
  })
  const detail = await space.ann.asks('GET', `/outbox/${mail.id}`)
  expect(detail.body).toMatchObject({ text: 'Hallo Cleo', html: '<p>Hallo</p>', confidential: false })
  expect(await space.ann.asks('POST', `/outbox/${mail.id}/retry`)).toMatchObject({
    status: 409,
    body: { code: 'mail_not_possible' },
  })
  expect(await space.ben.asks('GET', '/outbox')).toMatchObject({ status: 403 })
  const { ann: stranger } = await aWorkspace()
  expect(await stranger.asks('GET', `/outbox/${mail.id}`)).toMatchObject({
    status: 404,
    body: { code: 'mail_not_found' },
  })
})

test('a mail claimed before a crash is not sent again by itself', async () => {
  const space = await aWorkspace()
  const { received, url } = await aMailServer()
  await space.ann.does((ctx) => sendMail(ctx, hello('claimed')))
  await space.kith.database.owner.query(`update outgoing_mails set status = 'sending' where workspace_id = $1`, [
    space.workspaceId,
  ])
  await working(withServer(space.kith, url))
  await eventually(async () => (await outboxOf(space, '?status=unsure')).items.length === 1)
  expect(received).toEqual([])
})

test('a line that breaks while the text flows leaves the mail unsure, and it is not sent again by itself', async () => {
  const space = await aWorkspace()
  let greeted = 0
  const answers: Record<string, string> = { EHLO: '250 hello', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go on' }
  const server = createServer((socket) => {
    greeted++
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (part) => {
      const answer = answers[String(part).slice(0, 4).toUpperCase()]
      if (answer) socket.write(`${answer}\r\n`)
      else socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => void server.close())
  await working(withServer(space.kith, `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)) // it listens on TCP
  await space.ann.does((ctx) => sendMail(ctx, hello('broken')))
  const { items } = await eventually(async () => {
    const page = await outboxOf(space, '?status=unsure')
    return page.items.length === 1 ? page : undefined
  })
  expect(items[0].lastError).toContain('closed')
  expect((await space.ann.asks('GET', '/jobs')).body.items).toEqual([])
  expect(greeted).toBe(1)
})

test('what the mail server refuses has failed, with its words; what it puts off is tried again', async () => {
  const space = await aWorkspace()
  let busy = true
  const { received, url } = await aMailServer({
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('nobody')) return done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
      if (!busy) return done()
      busy = false
      done(Object.assign(new Error('Come back later'), { responseCode: 451 }))
    },
  })
  await working(withServer(space.kith, url))
  await space.ann.does(async (ctx) => {
    await sendMail(ctx, { ...hello('refused'), to: 'nobody@kunde.example' })
    await sendMail(ctx, hello('delayed'))
  })
  const { items } = await eventually(async () => {
    const page = await outboxOf(space, '?status=failed')
    return page.items.length === 1 ? page : undefined
  })
  expect(items[0]).toMatchObject({ to: 'nobody@kunde.example', lastError: expect.stringContaining('No such mailbox') })
  const sent = await eventually(async () => (await outboxOf(space, '?status=sent')).items[0])
  const { body } = await space.ann.asks('GET', `/outbox/${sent.id}`)
  expect(body.tries).toMatchObject([{ error: expect.stringContaining('Come back later') }, { error: null }])
  expect(received).toHaveLength(1)
  const caller = { kith: withServer(space.kith, url) }
  const again = (mailId: string) => space.ann.tries((ctx) => retryMail(ctx, { mailId }, caller))
  expect(await again(sent.id)).toMatchObject({ code: 'mail_not_waiting' })
  expect(await again(items[0].id)).toMatchObject({ code: 'ok', value: { status: 'queued' } })
  await eventually(async () => (await space.ann.asks('GET', `/outbox/${items[0].id}`)).body.tries.length === 2)
})

test('nobody adds a header or a recipient through a name', async () => {
  const { ann } = await aWorkspace()
  const wrong = [
    { subject: 'Hello\r\nBcc: everybody@kunde.example' },
    { subject: 'Hello\nX: y' },
    { to: 'cleo@kunde.example, dan@kunde.example' },
    { to: 'cleo@kunde.example>\r\nRCPT TO:<dan@kunde.example' },
    { to: 'cleo' },
  ]
  for (const part of wrong) {
    const answer = await ann.tries((ctx) => sendMail(ctx, { ...hello('x'), ...part }))
    expect(answer.code).toBe('invalid_input')
  }
})

test('a mail about an account shows administrators that it was sent, never its text, and loses it', async () => {
  const space = await aWorkspace()
  const { ann: stranger } = await aWorkspace()
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const { rows } = await space.kith.database.owner.query('select email from users where id = $1', [space.ben.userId])
  const reset = (key: string) => ({
    key,
    to: rows[0].email,
    subject: 'Set a new password',
    text: `Go to /reset?token=${key}`,
  })
  await sendAccountMail(space.kith, reset('first'))
  await working({ ...withServer(space.kith, undefined), log })
  const [kept] = await eventually(async () => {
    const { items } = await outboxOf(space, '?status=not_sent')
    return items.length > 0 ? items : undefined
  })
  expect(kept).toMatchObject({ subject: 'Set a new password', confidential: true })
  expect((await space.ann.asks('GET', `/outbox/${kept.id}`)).body).toMatchObject({ text: null, html: null })
  expect(lines.join()).toContain('token=first')
  expect(await stranger.asks('GET', `/outbox/${kept.id}`)).toMatchObject({ status: 404 })
  expect(await space.ann.asks('POST', `/outbox/${kept.id}/retry`)).toMatchObject({ status: 409 })
  const { rows: left } = await space.kith.database.owner.query(
    `select text from outgoing_mails where text like '%token%'`,
  )
  expect(left).toEqual([])
})
