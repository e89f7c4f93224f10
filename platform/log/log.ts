import { type DestinationStream, type Logger, pino } from 'pino'
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
  'subject',
  'text',
  'html',
  'body',
  'name',
]
const paths = PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`])

/** The program's log: one line of JSON each, or words where a person watches. */
export function openLog(
  { logLevel }: Pick<Config, 'logLevel'>,
  destination: DestinationStream = process.stdout.isTTY ? inWords(process.stdout) : pino.destination(1),
): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      redact: { paths, censor: '…' },
      serializers: { err: errorOf },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination,
  )
}

/** An error without what PostgreSQL quotes of the row: its `detail` and `where` hold the values that did not fit. */
function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown } // some have them
  const cause = error.cause instanceof Error ? { cause: errorOf(error.cause) } : {}
  return { type: error.name, message: error.message, code, table, constraint, stack: error.stack, ...cause }
}

function inWords(screen: NodeJS.WritableStream): DestinationStream {
  return {
    write(line) {
      const { level, msg, err } = JSON.parse(line)
      screen.write(`${pino.levels.labels[level]}: ${msg ?? ''}${err ? `\n${err.stack ?? err.message}` : ''}\n`)
    },
  }
}
