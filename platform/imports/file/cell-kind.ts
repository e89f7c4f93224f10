import { parseCountry } from '#platform/values/country'
import { parseDate } from '#platform/values/date'
import { parseEmail } from '#platform/values/email'
import { parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'

/** What a column seems to hold, told from its cells alone. `id` is digits that are no quantity: `00017`. */
export type CellKind =
  | 'empty' | 'email' | 'phone' | 'url' | 'date' | 'dateTime' | 'money' | 'number' | 'id' | 'boolean' | 'country' | 'text' // biome-ignore format: one glance

const CLOCK = /\d[T ,]+\d{1,2}:\d{2}/
const YES_NO = /^(?:true|false|yes|no|ja|nein|wahr|falsch|y|n|j|x)$/i

const isDate = (cell: string) => /\d{2}/.test(cell) && /^(?:\d{8}|.*[-./\s].*)$/.test(cell) && parseDate(cell).ok

/** In the order of asking: the narrow ones first, for every date is also text. */
const TESTS: [CellKind, (cell: string) => boolean][] = [
  ['email', (cell) => cell.includes('@') && parseEmail(cell).ok],
  ['url', (cell) => /^(?:https?:\/\/|www\.)\S+$/i.test(cell)],
  ['boolean', (cell) => YES_NO.test(cell)],
  ['dateTime', (cell) => CLOCK.test(cell) && isDate(cell)],
  ['date', isDate],
  ['money', (cell) => /^(?:\p{Sc}|[A-Z]{3}\b)|(?:\p{Sc}|\b[A-Z]{3})$/u.test(cell) && parseMoney(cell).ok],
  ['phone', isPhone],
  ['id', (cell) => /^0\d+$/.test(cell)],
  ['number', (cell) => parseNumber(cell).ok],
  ['country', (cell) => cell.length > 3 && parseCountry(cell).ok],
]

function isPhone(cell: string): boolean {
  const digits = cell.replace(/\D/g, '').length
  if (digits < 6 || digits > 15 || !/^\+?[\d\s()./-]+(?:x\d{1,6})?$/.test(cell)) return false
  return /^\+|^00?[1-9]/.test(cell) ? digits >= 8 || /[\s()/-]/.test(cell) : /^\(\d|\d[\s-]\d{2,}[\s-]\d/.test(cell)
}

/** The kind that four fifths of the filled cells share, `text` where none does. */
export function kindOf(cells: readonly string[]): CellKind {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean)
  if (!filled.length) return 'empty'
  for (const [kind, test] of TESTS) {
    let missed = 0
    const allowed = filled.length / 5
    for (const cell of filled) if (!test(cell) && ++missed > allowed) break
    if (missed <= allowed) return kind
  }
  return 'text'
}
