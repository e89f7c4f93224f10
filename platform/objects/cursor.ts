import { refuseInput } from '#platform/http/refusal'
import { Day, Instant } from './field.ts'

/** Where a page ended: the sort value and id of its last record. `value` null: among those without a value. */
export interface Cursor {
  value: string | number | null
  id: string
}

/** A cursor as opaque text for a URL. */
export const writeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** What the records were sorted by. */
export type CursorKind = 'text' | 'number' | 'date' | 'dateTime'

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** @throws Refusal invalid_input for anything that `writeCursor` did not write for this kind of order. */
export function readCursor(text: string, kind: CursorKind): Cursor {
  const parsed = parse(Buffer.from(text, 'base64url').toString())
  if (Array.isArray(parsed) && parsed.length === 2) {
    const [value, id] = parsed
    if ((value === null || fits[kind](value)) && typeof id === 'string' && UUID.test(id)) return { value, id }
  }
  return refuseInput({
    path: 'cursor',
    code: 'invalid_cursor',
    message: 'This is no cursor',
    mend: 'Send nextCursor of the page before, or none for the first.',
  })
}

const fits: Record<CursorKind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed(),
  number: (value) => typeof value === 'number',
  date: (value) => Day.safeParse(value).success,
  dateTime: (value) => Instant.safeParse(value).success,
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
