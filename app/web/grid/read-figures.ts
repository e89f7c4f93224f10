import type { Formats } from '../ui/format.ts'

/** A number as people write it where they live: `1.234,50` in German, `1,234.50` in English, `€ 12` too. Null for no number. */
export function readNumber(text: string, { decimalSeparator }: Pick<Formats, 'decimalSeparator'>): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]|[€$£¥]|\b[A-Z]{3}\b/g, '')
  const grouping = decimalSeparator === ',' ? '.' : ','
  // A lone point before other than three digits can only be a decimal one, whatever the language.
  const foreign = decimalSeparator === ',' && /^-?\d+\.\d+$/.test(bare) && !/^-?\d{1,3}\.\d{3}$/.test(bare)
  const plain = foreign ? bare : bare.replaceAll(grouping, '').replace(decimalSeparator, '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** A day as people write it: `2026-11-19`, `19.11.2026`, and with slashes in the order of the language. Null for no day. */
export function readDate(text: string, locale: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (!slashed) return null
  const monthFirst =
    new Intl.DateTimeFormat(locale).formatToParts().find(({ type }) => type !== 'literal')?.type === 'month'
  return monthFirst ? dayOf(slashed[3], slashed[1], slashed[2]) : dayOf(slashed[3], slashed[2], slashed[1])
}

function dayOf(year = '', month = '', day = ''): string | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${written}T00:00:00Z`)
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== written ? null : written
}
