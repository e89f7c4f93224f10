import Papa from 'papaparse'
import { newlineOf } from './dialect.ts'
import type { Delimiter, Quote } from './file-shape.ts'

export interface Dialect {
  delimiter: Delimiter
  quote: Quote
  /** Cells a good row has; settles how a row with a stray quote is read. */
  width?: number
}

/** Records in the order of the file, blank lines too, so that positions are row numbers. */
export interface RecordBatch {
  records: string[][]
  /** Positions within `records` whose quotes were mended. */
  mended: Set<number>
}

/** Longer than any honest cell: past it, an opening quote was a stray one and its row is read without it. */
const LONGEST_RECORD = 1 << 20

/**
 * Splits decoded text into records as it streams. Papa Parse does the parsing; what it and every other parser does badly,
 * a lone quote that swallows the rest of the file, is mended here row by row and reported.
 */
export async function* readRecords(texts: AsyncIterable<string>, dialect: Dialect): AsyncGenerator<RecordBatch> {
  let rest = ''
  let newline: '\n' | '\r' | undefined
  for await (const text of texts) {
    rest += text
    newline ??= newlineOf(rest)
    const { batch, used } = takeRecords(rest, dialect, newline, false)
    rest = rest.slice(used)
    if (batch.records.length) yield batch
  }
  const { batch } = takeRecords(rest, dialect, newline ?? '\n', true)
  if (batch.records.length) yield batch
}

interface Taken {
  batch: RecordBatch
  used: number
}

/** All complete records at the beginning of `text`, and how many characters they took; at the end of the file, all of it. */
export function takeRecords(text: string, dialect: Dialect, newline: '\n' | '\r', atEnd: boolean): Taken {
  if (!text) return { batch: { records: [], mended: new Set() }, used: 0 }
  const taken = dialect.delimiter === 'spaces' ? spaced(text, newline, atEnd) : delimited(text, dialect, newline, atEnd)
  if (newline === '\n') taken.batch.records.forEach(withoutReturn)
  return taken
}

/** A file may mix `\r\n` and `\n`; the parser splits at `\n` and leaves the `\r` behind. */
function withoutReturn(cells: string[]): void {
  const last = cells.at(-1)
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1)
}

function spaced(text: string, newline: string, atEnd: boolean): Taken {
  const used = atEnd ? text.length : text.lastIndexOf(newline) + 1
  const lines = text.slice(0, used).split(newline)
  if (lines.at(-1) === '') lines.pop()
  return { batch: { records: lines.map((line) => line.trim().split(/\s+/)), mended: new Set() }, used }
}

/** What Papa's low-level parser answers; its published types say `any`. */
interface PapaResult {
  data: string[][]
  errors: unknown[]
  meta: { cursor: number }
}

function delimited(text: string, dialect: Dialect, newline: '\n' | '\r', atEnd: boolean): Taken {
  const config = { delimiter: dialect.delimiter, quoteChar: dialect.quote, newline }
  const complete = atEnd && !text.endsWith(newline) ? `${text}${newline}` : text
  const quick: PapaResult = new Papa.Parser(config).parse(complete, 0, true)
  const stuck = complete.length - quick.meta.cursor > LONGEST_RECORD || (atEnd && quick.meta.cursor < complete.length)
  if (!quick.errors.length && !stuck) {
    return { batch: { records: quick.data, mended: new Set() }, used: quick.meta.cursor }
  }
  return mendedRecords(complete, dialect, newline, atEnd)
}

/** The slow way round a stray quote: record by record up to it, its line by itself, and on behind it. */
function mendedRecords(text: string, dialect: Dialect, newline: '\n' | '\r', atEnd: boolean): Taken {
  const batch: RecordBatch = { records: [], mended: new Set() }
  let used = 0
  while (used < text.length) {
    const good = recordsUpToBad(text.slice(used), dialect, newline)
    for (const record of good.records) batch.records.push(record)
    used += good.used
    const open = text.length - used
    if (!open || (!good.bad && !atEnd && open <= LONGEST_RECORD)) break
    const mended = mendedRecord(text.slice(used), good.bad, dialect, newline)
    batch.mended.add(batch.records.push(mended.cells) - 1)
    used += mended.used
  }
  return { batch, used }
}

interface GoodRecords {
  records: string[][]
  used: number
  /** The first record with a malformed quote, as the parser read it. */
  bad?: { cells: string[]; used: number }
}

function recordsUpToBad(text: string, dialect: Dialect, newline: '\n' | '\r'): GoodRecords {
  const good: GoodRecords = { records: [], used: 0 }
  const step = ({ data, errors, meta }: PapaResult) => {
    const cells = data[0] ?? []
    if (errors.length) {
      good.bad = { cells, used: meta.cursor - good.used }
      parser.abort()
    } else {
      good.records.push(cells)
      good.used = meta.cursor
    }
  }
  // The published type of `step` is that of the high-level parser, which hands over one row less deep.
  const config = { delimiter: dialect.delimiter, quoteChar: dialect.quote, newline, step: step as never }
  const parser = new Papa.Parser(config)
  parser.parse(text, 0, true)
  return good
}

/** Read over several lines only where its first line alone makes no row: else the quote was stray and the lines are rows. */
function mendedRecord(
  text: string,
  bad: GoodRecords['bad'],
  { delimiter, quote, width }: Dialect,
  newline: '\n' | '\r',
) {
  const end = text.indexOf(newline)
  const used = end < 0 ? text.length : end + 1
  const line = text.slice(0, end < 0 ? undefined : end)
  const plainly = line.split(delimiter).map((cell) => unquoted(cell, quote))
  const isOneLine = bad !== undefined && bad.used <= used
  if (bad && bad.cells.length === width && (isOneLine || plainly.length !== width)) return bad
  const [alone] = Papa.parse<string[]>(line, { delimiter, quoteChar: quote, newline }).data
  if (alone && alone.length === width && plainly.length !== width) return { cells: alone, used }
  return { cells: plainly, used }
}

function unquoted(cell: string, quote: Quote): string {
  const trimmed = cell.trim()
  const isQuoted = trimmed.length > 1 && trimmed.startsWith(quote) && trimmed.endsWith(quote)
  return isQuoted ? trimmed.slice(1, -1).replaceAll(quote + quote, quote) : cell
}
