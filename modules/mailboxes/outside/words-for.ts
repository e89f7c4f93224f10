import { PrivateHost } from '../domain/private-hosts.ts'

export const problems = [
  'host_not_found',
  'unreachable',
  'tls',
  'login_refused',
  'imap_disabled',
  'no_such_protocol',
  'private',
  'other',
] as const
export type Problem = (typeof problems)[number]

export interface Said {
  problem: Problem
  /** What the server said, else what the network did. */
  said: string
}

interface Thrown extends Error {
  code?: string
  responseText?: string
  response?: unknown
  responseCode?: number
  serverResponseCode?: string
  authenticationFailed?: boolean
  tlsFailed?: boolean
}

/** What went wrong with a mail server, in one of a few words, from all that libraries, network and servers throw. */
export function wordsFor(error: unknown): Said {
  const thrown = error as Thrown // what is thrown here is an Error with some of these
  const server = thrown.responseText ?? (typeof thrown.response === 'string' ? thrown.response : '')
  const said = (server || thrown.message || 'no reason given').replaceAll(/[\p{Cc}\s]+/gu, ' ').slice(0, 300)
  return { problem: problemOf(thrown, said), said }
}

function problemOf(thrown: Thrown, said: string): Problem {
  const { code = '', message } = thrown
  if (thrown instanceof PrivateHost) return 'private'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EDNS') return 'host_not_found'
  const disabled =
    /(imap|smtp|smtpclientauthentication|basic auth\w*).{0,40}(is |are )?(disabled|not enabled|switched off|deaktiviert)/i
  if (disabled.test(said)) return 'imap_disabled'
  if (thrown.authenticationFailed || code === 'EAUTH' || code === 'ENOAUTH' || thrown.responseCode === 535)
    return 'login_refused'
  if (thrown.tlsFailed || code === 'ETLS' || /^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL)/.test(code)) {
    // TLS spoken to a door that speaks none of it.
    return /wrong version number|packet length too long/i.test(message) ? 'no_such_protocol' : 'tls'
  }
  if (/certificate|altnames|STARTTLS/i.test(message)) return 'tls'
  if (
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|ECONNRESET|ESOCKET|ECONNECTION|ClosedAfterConnect\w+)$/.test(
      code,
    )
  )
    return 'unreachable'
  if (/GREETING_TIMEOUT|Parser|InvalidResponse|EPROTOCOL/.test(code)) return 'no_such_protocol'
  return 'other'
}
