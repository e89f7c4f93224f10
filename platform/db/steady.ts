import { sql } from 'kysely'
import pg from 'pg'

/** The mark of `steady`, for statements that are written as plain text. */
export const STEADY = '/* steady */'

/**
 * Stands at the beginning of a statement that is asked all the time, always in the same words, and best answered by the same
 * plan whatever its values: each connection then reads and plans it once. PostgreSQL spends more on that than on carrying
 * out a look-up by id. Not for what a filter of the user's decides, nor where some values are met much more often than others.
 * It names its columns: they may not become others while a connection lives.
 */
export const steady = sql.raw(STEADY)

const MOST_STATEMENTS = 200
/** One for the process: a name means the same on each of its connections, and each of them keeps the plans. */
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  if (text.lastIndexOf(STEADY, 80) === -1) return undefined
  const known = names.get(text)
  if (known || names.size >= MOST_STATEMENTS) return known
  const name = `steady ${names.size}`
  names.set(text, name)
  return name
}

/** A client that prepares the statements marked so. */
export class SteadyClient extends pg.Client {
  // Its overloads are too many to repeat; whoever calls sees those of pg.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  override query(asked: any, ...more: any[]): any {
    const name = typeof asked === 'string' ? nameOf(asked) : undefined
    return name ? super.query({ name, text: asked, values: more[0] }, ...more.slice(1)) : super.query(asked, ...more)
  }
}
