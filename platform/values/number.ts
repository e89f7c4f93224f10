import { type Locality, type Parsed, parsed, plain, refused } from './parsed.ts'

export type DecimalMark = '.' | ','

/** How a column writes its numbers; inferred from the whole column, for one cell `1.234` alone says nothing. */
export interface NumberStyle extends Locality {
  decimal?: DecimalMark
}

const SHAPE = /^[+-]?(?:\d+|\d{1,3}(?:[.,'’ \u00a0\u202f]\d{2,3})+)?(?:[.,]\d*)?$/

/**
 * Reads `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`, `(12)` as minus 12, `12-`, `50 %` as 50. Exact to the
 * digits a double carries; a fraction of money goes through `parseMoney`, which never passes a double.
 */
export function parseNumber(text: string, style: NumberStyle = {}): Parsed<number> {
  const digits = canonicalNumber(text, style)
  const value = digits === null ? Number.NaN : Number(digits)
  if (!Number.isFinite(value)) return refused('number_invalid', 'Write a number such as 1234.56.')
  return parsed(value)
}

/** The number as `-1234.56` (digits, a point, a sign) or `null`; `style.decimal` settles what one mark alone means. */
export function canonicalNumber(text: string, style: NumberStyle = {}): string | null {
  if (/^-?\d+$/.test(text)) return text
  const written = signInFront(plain(text).replace(/\s*%$/, '').replaceAll('−', '-'))
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,3}$/i.test(written)) return String(Number(written))
  if (!/\d/.test(written) || !SHAPE.test(written)) return null
  const decimal = decimalOf(written, style)
  if (decimal === undefined) return null
  const [whole = '', fraction = '', ...more] = decimal ? written.split(decimal) : [written]
  if (more.length || /[.,]/.test(fraction)) return null
  const plainWhole = whole.replace(/[.,'’ \u00a0\u202f+]/g, '')
  return `${plainWhole || '0'}${fraction ? `.${fraction}` : ''}`.replace(/^-$/, '-0').replace(/^-\./, '-0.')
}

function signInFront(text: string): string {
  const bracketed = /^\((.*)\)$/.exec(text)?.[1]
  const trailing = /^(.*\d)\s*-$/.exec(text)?.[1]
  const negative = bracketed ?? trailing
  return negative === undefined ? text.replace(/^([+-])\s+/, '$1') : `-${negative.trim()}`
}

/** Which of `.` and `,` is the decimal mark: `null` for neither, `undefined` where the text contradicts itself. */
function decimalOf(text: string, { decimal, locale }: NumberStyle): DecimalMark | null | undefined {
  const point = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  if (point < 0 && comma < 0) return null
  if (point >= 0 && comma >= 0) {
    const last: DecimalMark = point > comma ? '.' : ','
    const other = last === '.' ? ',' : '.'
    return text.split(last).length > 2 || text.indexOf(last) < text.lastIndexOf(other) ? undefined : last
  }
  const mark: DecimalMark = point >= 0 ? '.' : ','
  if (text.split(mark).length > 2) return null
  const isGrouping = new RegExp(`^[+-]?[1-9]\\d{0,2}\\${mark}\\d{3}$`).test(text)
  if (!isGrouping) return mark
  return (decimal ?? decimalOfLocale(locale)) === mark ? mark : null
}

const localeMarks = new Map<string, DecimalMark>()

/** The decimal mark of a language, `.` where unknown. */
export function decimalOfLocale(locale = 'en'): DecimalMark {
  const known = localeMarks.get(locale)
  if (known) return known
  const mark = new Intl.NumberFormat(locale).formatToParts(0.5).find((part) => part.type === 'decimal')?.value
  const decimal: DecimalMark = mark === ',' ? ',' : '.'
  localeMarks.set(locale, decimal)
  return decimal
}

/**
 * The decimal mark of a column, from the cells that can be read one way only (`12,5`, `1.234,56`); the more frequent wins.
 * Nothing when no cell tells: then the locale decides, cell by cell.
 */
export function inferDecimal(cells: readonly string[]): DecimalMark | undefined {
  let points = 0
  let commas = 0
  for (const cell of cells) {
    const written = plain(cell)
    if (/\d\.\d{3},\d|^[^.]*\d,(?:\d{1,2}|\d{4,})(?:\D*)$|(?:^|\D)0,\d/.test(written)) commas++
    else if (/\d,\d{3}\.\d|^[^,]*\d\.(?:\d{1,2}|\d{4,})(?:\D*)$|(?:^|\D)0\.\d/.test(written)) points++
  }
  if (points === commas) return undefined
  return points > commas ? '.' : ','
}
