import type { ImapFlow } from 'imapflow'
import type { Kith } from '#platform/ctx/ctx'
import { openCredentials } from '../domain/credentials.ts'
import type { StoredMailbox } from '../domain/find-mailbox.ts'
import { accessTokenOf } from './access-token.ts'
import { connectImap, type SignIn } from './connect-imap.ts'
import type { TokensRefused } from './provider-tokens.ts'
import { type Said, wordsFor } from './words-for.ts'

/** Why one cannot sign in to a mailbox, before its server was asked. */
export type NoSignIn = Said | TokensRefused

/** How one signs in to a mailbox, or why nobody can. @param refused an access token that its server no longer takes */
export async function signInOf(kith: Kith, mailbox: StoredMailbox, refused?: string): Promise<SignIn | NoSignIn> {
  const { login, secret, auth } = mailbox
  if (auth === 'oauth2') {
    const token = await accessTokenOf(kith, { workspaceId: mailbox.workspaceId, mailboxId: mailbox.id }, refused)
    return typeof token === 'string' ? { login, accessToken: token } : token
  }
  const credentials = openCredentials(kith, secret)
  if (!credentials || !('password' in credentials))
    return {
      problem: 'login_refused',
      said: 'The password is gone, or was kept with another secret of this installation',
    }
  return { login, password: credentials.password }
}

/** A mailbox cannot be signed in to; its server was not to blame. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly why: NoSignIn

  constructor(why: NoSignIn) {
    super(why.said)
    this.why = why
  }
}

/**
 * Opens a connection to read a mailbox by. An access token may be called back before its time: where the server refuses one, the next
 * is asked for once.
 * @throws SignInFailed; what `connectImap` throws
 */
export async function connectMailbox(kith: Kith, mailbox: StoredMailbox): Promise<ImapFlow> {
  const signIn = await signed(kith, mailbox)
  try {
    return await connectImap(kith, mailbox.imap, signIn)
  } catch (error) {
    if (!signIn.accessToken || wordsFor(error).problem !== 'login_refused') throw error
    return connectImap(kith, mailbox.imap, await signed(kith, mailbox, signIn.accessToken))
  }
}

async function signed(kith: Kith, mailbox: StoredMailbox, refused?: string): Promise<SignIn> {
  const signIn = await signInOf(kith, mailbox, refused)
  if ('problem' in signIn) throw new SignInFailed(signIn)
  return signIn
}
