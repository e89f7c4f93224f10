import { type Logger, pino } from 'pino'
import type { Config } from '#platform/config/config'

// Nobody's words, names or addresses belong into a log. These are the fields that could carry them by mistake.
const PRIVATE = [
  'email',
  'emails',
  'phone',
  'phones',
  'password',
  'token',
  'authorization',
  'cookie',
  'to',
  'subject',
  'text',
  'html',
  'body',
  'name',
]
const paths = PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** The program's log: one line of JSON each, or words for a person at a terminal. */
export function openLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino({
    level: logLevel,
    base: null,
    redact: { paths, censor: '…' },
    serializers: { err: errorOf },
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}

/** An error without what PostgreSQL quotes of the row: `detail` and `where` hold the values that did not fit. */
export function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown }
  const cause = error.cause instanceof Error ? { cause: errorOf(error.cause) } : {}
  return { type: error.name, message: error.message, code, table, constraint, stack: error.stack, ...cause }
}
