import type { Kith } from '#platform/ctx/ctx'
import { openCredentials } from '../domain/credentials.ts'
import type { StoredMailbox } from '../domain/find-mailbox.ts'
import type { SignIn } from './connect-imap.ts'

/** How one signs in to a mailbox; a text: why nobody can. */
export async function signInOf(kith: Kith, { login, secret }: StoredMailbox): Promise<SignIn | string> {
  const credentials = openCredentials(kith, secret)
  if (!credentials) return 'The password is gone, or was kept with another secret of this installation'
  return 'password' in credentials ? { login, password: credentials.password } : 'This mailbox must be connected anew'
}
