import { queryOptions } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'

export type Mailbox = Awaited<ReturnType<typeof client.mailboxes.list>>['items'][number]
export type EmailHead = Awaited<ReturnType<typeof client.emails.list>>['items'][number]
export type Email = Awaited<ReturnType<typeof client.emails.get>>
export type Server = Mailbox['imap']
export type Tested = Awaited<ReturnType<typeof client.mailboxTests.create>>

/** How mailboxes stand changes by itself: it is asked again while it is looked at. */
export const mailboxesQuery = queryOptions({
  ...api.mailboxes.list.queryOptions({ input: {} }),
  refetchInterval: 10_000,
})

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
