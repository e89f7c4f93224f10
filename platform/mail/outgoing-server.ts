import type { Ctx } from '#platform/ctx/ctx'
import type { Job } from '#platform/jobs/task'

export type Security = 'tls' | 'starttls' | 'none'

/** A mail server that mails leave through, and how one signs in there. */
export interface OutgoingServer {
  host: string
  port: number
  security: Security
  login: string
  /** One of the two. */
  password?: string
  accessToken?: string
  /** The address its name leads to, asked when the connection is made. It throws for one that is none. */
  addressOf(): Promise<string>
}

/** What mailboxes answer to the outbox, which knows none of them. */
export interface MailboxDoor {
  /** The server of a mailbox; a text: why none can be used now, and its mails wait. */
  serverOf(job: Job, mailboxId: string): Promise<OutgoingServer | string>
  /** A mail of a mailbox was handed on, in the transaction that says so. */
  hasLeft(ctx: Ctx, mail: { mailId: string; mailboxId: string }): Promise<void>
}

/** As nodemailer wants to be told. `starttls` insists on it: no password crosses the network in the open. */
export async function connectionOf({ host, port, security, login, password, accessToken, addressOf }: OutgoingServer) {
  return {
    ...{ host: await addressOf(), port, tls: { servername: host } },
    ...{ secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(accessToken
      ? { auth: { type: 'OAuth2' as const, user: login, accessToken } }
      : password
        ? { auth: { user: login, pass: password } }
        : {}),
  }
}
