import { monthNumber } from './month-names.ts'
import { type Locality, type Parsed, parsed, plain, refused } from './parsed.ts'

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** How a column writes its dates; inferred from the whole column, for `03/04/2024` alone says nothing. */
export interface DateStyle extends Locality {
  order?: DateOrder
  /** The cells are spreadsheet day counts: 45000 is 2023-03-15. */
  serial?: boolean
}

const WRONG = 'Write a date such as 2024-02-29.'
const EXCEL_EPOCH = Date.UTC(1899, 11, 30)

/**
 * Reads a calendar date to `YYYY-MM-DD`: ISO, `14.02.2023`, `2/14/2023`, `20230214`, `14. Februar 2023`, `Feb 14, 23`.
 * A time behind it is dropped. A date that does not exist is named (`date_impossible`) rather than rolled over.
 * Two-digit years lie within the last 80 and the next 20 years.
 */
export function parseDate(text: string, style: DateStyle = {}): Parsed<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return checked(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  const written = plain(text).replace(/^\p{L}{2,10}\.?,\s*/u, '')
  const numeric = numericDate(written, style)
  if (numeric) return numeric
  const named = namedDate(written)
  if (named) return named
  if (style.serial && /^\d{1,6}(?:[.,]\d+)?$/.test(written)) return fromSerial(Number(written.replace(',', '.')))
  return refused('date_invalid', WRONG)
}

const TIME_BEHIND = '(?:[T ,].*\\d.*|)'
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{1,2})\\.?${TIME_BEHIND}$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?(\\d{4}|['’]?\\d{2})${TIME_BEHIND}$`)
const COMPACT = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$/

function numericDate(written: string, style: DateStyle): Parsed<string> | null {
  const first = YEAR_FIRST.exec(written)
  if (first) return checked(Number(first[1]), Number(first[3]), Number(first[4]))
  const compact = style.serial ? null : COMPACT.exec(written)
  if (compact) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const last = YEAR_LAST.exec(written)
  if (!last) return null
  const [, one = '', mark = '', two = '', year = ''] = last
  return inOrder(Number(one), Number(two), year, mark, style)
}

function inOrder(one: number, two: number, year: string, mark: string, style: DateStyle): Parsed<string> {
  const order = style.order ?? (mark === '.' ? 'dmy' : orderOfLocale(style.locale))
  if (order === 'ymd' && year.length === 2) return checked(fullYear(String(one)), two, Number(year))
  // A cell that fits only one order is read that way even in a column of the other: people mix styles.
  const monthFirst = order === 'mdy' ? one <= 12 || two > 12 : one <= 12 && two > 12
  return monthFirst ? checked(fullYear(year), one, two) : checked(fullYear(year), two, one)
}

const DAY_MONTH = /^(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(?:of\s+)?(\p{L}{3,})\.?,?[\s-]*(\d{4}|['’]?\d{2})(?:[T ,].*)?$/iu
const MONTH_DAY = /^(\p{L}{3,})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|['’]?\d{2})(?:[T ,].*)?$/iu

function namedDate(written: string): Parsed<string> | null {
  const dayFirst = DAY_MONTH.exec(written)
  const [, day, month, year] = dayFirst ?? swapped(MONTH_DAY.exec(written)) ?? []
  const number = month === undefined ? undefined : monthNumber(month)
  return number === undefined || day === undefined || year === undefined
    ? null
    : checked(fullYear(year), number, Number(day))
}

const swapped = (match: RegExpExecArray | null) => match && [match[0], match[2], match[1], match[3]]

function checked(year: number, month: number, day: number): Parsed<string> {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 && year >= 1
  if (!exists) return refused('date_impossible', 'This day does not exist: correct the day or the month.')
  return parsed(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

function fullYear(text: string): number {
  const year = Number(text.replace(/\D/g, ''))
  if (text.replace(/\D/g, '').length > 2) return year
  const ahead = new Date().getFullYear() + 20
  const candidate = Math.floor(ahead / 100) * 100 + year
  return candidate > ahead ? candidate - 100 : candidate
}

function fromSerial(days: number): Parsed<string> {
  if (days < 1 || days > 110_000) return refused('date_invalid', WRONG)
  return parsed(new Date(EXCEL_EPOCH + Math.floor(days) * 86_400_000).toISOString().slice(0, 10))
}

const localeOrders = new Map<string, DateOrder>()

/** The order a language writes its dates in, day first where unknown. */
export function orderOfLocale(locale = 'en-GB'): DateOrder {
  const known = localeOrders.get(locale)
  if (known) return known
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map((part) => part.type)
  const order: DateOrder =
    parts.indexOf('year') < parts.indexOf('day') ? 'ymd' : parts.indexOf('month') < parts.indexOf('day') ? 'mdy' : 'dmy'
  localeOrders.set(locale, order)
  return order
}

/**
 * The style of a column, from the cells that tell: `13/04` settles the order for all of it; mostly whole numbers between
 * 1954 and 2119 as day counts are spreadsheet serials. What no cell tells is left to the locale.
 */
export function inferDateStyle(cells: readonly string[]): Pick<DateStyle, 'order' | 'serial'> {
  let dayFirst = 0
  let monthFirst = 0
  let serials = 0
  for (const cell of cells) {
    const written = plain(cell)
    const match = YEAR_LAST.exec(written)
    if (match && Number(match[1]) > 12) dayFirst++
    if (match && Number(match[3]) > 12) monthFirst++
    if (!match && /^[2-7]\d{4}(?:[.,]\d+)?$/.test(written)) serials++
  }
  const style: Pick<DateStyle, 'order' | 'serial'> = {}
  if (serials > 0 && serials >= cells.length * 0.8) style.serial = true
  if (dayFirst !== monthFirst) style.order = dayFirst > monthFirst ? 'dmy' : 'mdy'
  return style
}
