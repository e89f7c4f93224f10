import { queryOptions } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'

export type Mailbox = Awaited<ReturnType<typeof client.mailboxes.list>>['items'][number]
export type MailProvider = Awaited<ReturnType<typeof client.mailProviders.list>>['items'][number]
export type EmailHead = Awaited<ReturnType<typeof client.emails.list>>['items'][number]
export type Email = Awaited<ReturnType<typeof client.emails.get>>
export type Server = Mailbox['imap']
export type Tested = Awaited<ReturnType<typeof client.mailboxTests.create>>

/** How mailboxes stand changes by itself: it is asked again while it is looked at. */
export const mailboxesQuery = queryOptions({
  ...api.mailboxes.list.queryOptions({ input: {} }),
  refetchInterval: 10_000,
})

/** By whom mailboxes may be opened without a password. */
export const providersQuery = api.mailProviders.list.queryOptions({ input: {} })

/** What went wrong with a mailbox: one of a few words, and what its server said of it. */
export function problemIn(lastError: string): { code: string; said: string } {
  const [, code = 'other', said = lastError] = /^(\w+): (.*)$/s.exec(lastError) ?? []
  return { code, said }
}

/** Of a form: what is wrong with a field, else why it was refused. */
export const wordsOf = (problem: Error): string =>
  (problem instanceof ApiProblem && problem.errors[0]?.message) || problem.message

/** What a form says of how a mailbox is reached. */
export interface Connection {
  address: string
  login: string
  password: string
  imap: Server
  smtp: Server
}

/** As the API takes it: the address is the login unless another is told. */
export const connectionOf = ({ address, login, password, imap, smtp }: Connection) => ({
  ...{ address: address.trim(), password, imap, smtp },
  ...(login.trim() ? { login: login.trim() } : {}),
})
