import { ImapFlow } from 'imapflow'
import type { Kith } from '#platform/ctx/ctx'
import type { Server } from '../domain/find-mailbox.ts'
import { addressToConnect } from '../domain/private-hosts.ts'

/** How one signs in: by password, or by an access token. */
export interface SignIn {
  login: string
  password?: string
  accessToken?: string
}

/** A mail is read up to this size; of larger ones the head alone. */
export const MOST_MAIL_BYTES = 30 * 1024 * 1024
const IDLE_MS = 25 * 60_000

/**
 * Opens a connection, signed in. Whoever gets it closes it. What servers may send is bounded: a hostile one must not fill the memory.
 * @throws what imapflow, DNS and TLS throw; see `wordsFor`
 */
export async function connectImap(
  kith: Kith,
  server: Server,
  { login, password, accessToken }: SignIn,
): Promise<ImapFlow> {
  const { host, port, security } = server
  const client = new ImapFlow({
    ...{ host: await addressToConnect(kith, host), servername: host, port, secure: security === 'tls' },
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: login, ...(accessToken ? { accessToken } : { pass: password ?? '' }) },
    ...{ logger: false, disableAutoIdle: true, qresync: true, maxIdleTime: IDLE_MS, clientInfo: { name: 'Kith' } },
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: IDLE_MS + 60_000 },
    ...{
      maxLineLength: 16 * 1024 * 1024,
      maxLiteralSize: MOST_MAIL_BYTES + 65_536,
      maxResponseSize: MOST_MAIL_BYTES * 2,
    },
  })
  // What breaks later is told to whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}
