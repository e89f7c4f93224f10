import type { AddressInfo } from 'node:net'
import { ImapFlow } from 'imapflow'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { createMailbox } from '#modules/mailboxes/domain/save-mailbox.ts'
import { mailboxDoor } from '#modules/mailboxes/domain/sending.ts'
import { syncMailbox } from '#modules/mailboxes/jobs/sync-mailbox.ts'
import { mailboxesTasks } from '#modules/mailboxes/jobs/tasks.ts'
import { watchMailboxes } from '#modules/mailboxes/jobs/watch-mailboxes.ts'
import type { Kith } from '#platform/ctx/ctx'
import { openStandingConnection } from '#platform/db/standing-connection'
import { startWorker } from '#platform/jobs/worker'
import { mailTasks } from '#platform/mail/send-queued-mail'
import type { Dovecot } from './dovecot.ts'
import type { SignedIn } from './scripted-imap.ts'
import { aWorkspace, type TestWorkspace } from './workspace.ts'

interface Written {
  id: string
  subject: string
  from?: string
  text?: string
  html?: string
  references?: string
}

/** A mail as its sender wrote it. */
export const letter = ({
  id,
  subject,
  from = 'Sofia <sofia@cafe-lumen.example>',
  text = 'Hello',
  html,
  references,
}: Written) =>
  [
    ...[`Message-ID: <${id}@x.example>`, `From: ${from}`, 'To: info@hafen.example', `Subject: ${subject}`],
    ...['Date: Mon, 02 Nov 2026 10:00:00 +0000', ...(references ? [`References: ${references}`] : [])],
    ...['MIME-Version: 1.0', `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`, '', html ?? text],
  ].join('\r\n')

/** A workspace that connects mailboxes of a server on loopback. */
export async function aSpace(dovecot: Pick<Dovecot, 'port'>) {
  const space = await aWorkspace()
  const kith: Kith = { ...space.kith, config: { ...space.kith.config, privateMailServers: 'allowed' } }
  return {
    ...space,
    /** @param imapPort where a line that may be cut stands before it */
    connect: (kind: 'shared' | 'personal', smtpPort = 1, password = 'secret', imapPort = dovecot.port) =>
      connected(space, kith, dovecot, { kind, smtpPort, password, imapPort }),
  }
}

interface Reached {
  kind: 'shared' | 'personal'
  smtpPort: number
  password: string
  imapPort: number
}

async function connected(
  space: TestWorkspace,
  kith: Kith,
  { port }: Pick<Dovecot, 'port'>,
  { kind, smtpPort, password, imapPort }: Reached,
) {
  const address = `info.${space.workspaceId}@hafen.example`
  const server = { host: '127.0.0.1', security: 'none' as const }
  const { id } = await space.ann.does((ctx) =>
    createMailbox(ctx, kith, {
      ...{ kind, name: 'Info', address, password, privacy: 'metadata', makesLeads: false },
      ...{ imap: { ...server, port: imapPort }, smtp: { ...server, port: smtpPort } },
    }),
  )
  const payload = { workspaceId: space.workspaceId, mailboxId: id }
  const at = async <T>(work: (client: ImapFlow) => Promise<T>) => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: address, pass: 'secret' },
      logger: false,
    })
    await client.connect()
    return work(client).finally(() => client.close())
  }
  return {
    ...{ id, kith, payload, address },
    append: (...raw: string[]) =>
      at(async (client) => {
        for (const one of raw) await client.append('INBOX', Buffer.from(one, 'latin1'))
      }),
    inFolder: (folder: string) =>
      at(async (client) => {
        await client.mailboxOpen(folder)
        return (await client.search({ all: true }, { uid: true })) || []
      }),
    sync: () => syncMailbox({ kith, payload, signal: new AbortController().signal }),
  }
}

/** A mail server that takes what it is given, until the test ends. @param lets who gets in; else whoever knows the password */
export async function aMailServer(lets: (who: SignedIn) => Promise<boolean> | boolean = knows) {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onAuth: ({ username, password, accessToken }, _, done) => {
      const who = { user: username ?? '', password: password ?? '', accessToken: accessToken ?? '' }
      void Promise.resolve(lets(who)).then((isLet) => (isLet ? done(null, { user: who.user }) : done(new Error('No'))))
    },
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { received, port: (server.server.address() as AddressInfo).port } // it listens on TCP
}

const knows = ({ password }: SignedIn) => password === 'secret'

/** Reads, sends and files mails, until the test ends. */
export async function working(kith: Kith) {
  const standing = openStandingConnection(kith.database.owner.options)
  const tasks = { ...mailTasks(mailboxDoor), ...mailboxesTasks }
  const worker = await startWorker({ ...kith, database: { ...kith.database, standing } }, tasks)
  onTestFinished(async () => {
    await worker.stop()
    await standing.close()
  })
}

/** A process that holds lines to mailboxes, until the test or its own end. */
export function watching(kith: Kith) {
  const standing = openStandingConnection(kith.database.owner.options)
  const lines = watchMailboxes({ ...kith, database: { ...kith.database, standing } }, { everyMs: 100 })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= lines.close().then(() => standing.close())
    return closing
  }
  onTestFinished(close)
  return { close }
}
