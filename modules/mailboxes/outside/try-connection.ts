import { createTransport } from 'nodemailer'
import type { z } from 'zod'
import { actingOf, type Visitor } from '#platform/auth/authenticate'
import type { Kith } from '#platform/ctx/ctx'
import { connectionOf } from '#platform/mail/outgoing-server'
import type { TestedConnection } from '../contract/mailboxes.ts'
import { addressToConnect } from '../domain/private-hosts.ts'
import { connectImap, type SignIn } from './connect-imap.ts'
import { type Said, wordsFor } from './words-for.ts'

type Tested = z.output<typeof TestedConnection>
type Tried = { problem: Said['problem'] | null; said: string }

/** Tries whether a mailbox can be read and written through. Nothing is kept, and nothing is sent. */
export async function tryConnection(kith: Kith, visitor: Visitor, asked: Tested) {
  actingOf(visitor, 'mailboxes.create')
  const signIn = { login: asked.login ?? asked.address, password: asked.password }
  const [imap, smtp] = await Promise.all([tryImap(kith, asked, signIn), trySmtp(kith, asked, signIn)])
  return { imap: imap.tried, smtp, folders: imap.folders }
}

const well: Tried = { problem: null, said: '' }

async function tryImap(kith: Kith, { imap }: Tested, signIn: SignIn): Promise<{ tried: Tried; folders: string[] }> {
  try {
    const client = await connectImap(kith, imap, signIn)
    const folders = await client.list().finally(() => client.close())
    return { tried: well, folders: folders.map(({ path }) => path).slice(0, 200) }
  } catch (error) {
    return { tried: wordsFor(error), folders: [] }
  }
}

async function trySmtp(kith: Kith, { smtp }: Tested, signIn: SignIn): Promise<Tried> {
  try {
    const transport = createTransport({
      ...(await connectionOf({ ...smtp, ...signIn, addressOf: () => addressToConnect(kith, smtp.host) })),
      ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 20_000 },
    })
    await transport.verify().finally(() => transport.close())
    return well
  } catch (error) {
    return wordsFor(error)
  }
}
