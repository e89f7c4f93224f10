import { columnsOf, headerAt, headerProblems, MOST_PROBLEMS, SAMPLE_ROWS } from './describe-columns.ts'
import { chooseDelimiter, chooseQuote, commonest, newlineOf } from './dialect.ts'
import { chooseEncoding, firstText, surveyBytes } from './encoding.ts'
import type { Delimiter, FileOptions, FileProblem, FileShape, Quote } from './file-shape.ts'
import { type FoundHeader, findHeader } from './header.ts'
import { type RecordBatch, takeRecords } from './records.ts'
import { inspectCards } from './vcard.ts'

const SAMPLE_BYTES = 1 << 19

/**
 * Tells what a file of records is: encoding, separator, header, columns and how many rows, each to be overruled by
 * `options`. Reads the bytes once and parses the first half megabyte. Never refuses: a file that is no table comes
 * back as one column or none, with its problems named.
 */
export async function inspectFile(path: string, options: FileOptions = {}): Promise<FileShape> {
  const survey = await surveyBytes(path)
  const encoding = options.encoding ?? chooseEncoding(survey)
  const text = (await firstText(path, encoding, SAMPLE_BYTES)).replace(/^\ufeff/, '')
  if (/^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 200))) return inspectCards(path, encoding)
  const isWhole = survey.size <= SAMPLE_BYTES
  const sample = sampled(text, isWhole, options)
  const header =
    options.headerRow === undefined
      ? findHeader(sample.batch.records)
      : headerAt(sample.batch.records, options.headerRow)
  const body = sample.batch.records.slice(header.row).filter((record) => record.some((cell) => cell.trim()))
  const problems = problemsOf(sample.batch, header, text, {
    hasNul: survey.hasNul && !encoding.startsWith('utf-16'),
    isUtf8: survey.utf8 && encoding === 'utf-8',
  })
  return {
    format: 'delimited',
    encoding,
    delimiter: sample.delimiter,
    quote: sample.quote,
    hasHeader: header.row > 0,
    headerRow: header.row,
    columns: columnsOf(sample.batch.records[header.row - 1] ?? [], body.slice(0, SAMPLE_ROWS), header.width),
    rowsEstimated: isWhole ? body.length : Math.round((survey.size / sample.bytes) * body.length),
    problems: problems.slice(0, MOST_PROBLEMS),
  }
}

interface Sample {
  delimiter: Delimiter
  quote: Quote
  batch: RecordBatch
  /** Bytes of the file that the sampled records took. */
  bytes: number
}

function sampled(text: string, isWhole: boolean, options: FileOptions): Sample {
  const quote = options.quote ?? chooseQuote(text)
  const delimiter = options.delimiter ?? chooseDelimiter(text, quote)
  const first = takeRecords(text, { delimiter, quote }, newlineOf(text), isWhole)
  // Only now is the width known, which settles how rows with stray quotes are read.
  const width = commonest(first.batch.records.map((record) => record.length))
  const taken = first.batch.mended.size
    ? takeRecords(text, { delimiter, quote, width }, newlineOf(text), isWhole)
    : first
  return {
    delimiter,
    quote,
    batch: taken.batch,
    bytes: Math.max(1, (SAMPLE_BYTES * taken.used) / Math.max(1, text.length)),
  }
}

function problemsOf(
  batch: RecordBatch,
  header: FoundHeader,
  text: string,
  { hasNul, isUtf8 }: { hasNul: boolean; isUtf8: boolean },
): FileProblem[] {
  const problems: FileProblem[] = []
  if (!text.trim()) problems.push({ code: 'file_empty' })
  if (text.includes('\ufffd') && !isUtf8) problems.push({ code: 'bytes_unreadable' })
  if (hasNul) problems.push({ code: 'nul_removed' })
  problems.push(...headerProblems(header, batch.records))
  for (const [index, record] of batch.records.entries()) {
    const row = index + 1
    if (batch.mended.has(index)) problems.push({ code: 'quote_stray', row })
    if (row <= header.row || !record.some((cell) => cell.trim())) continue
    if (record.slice(header.width).some((cell) => cell.trim())) problems.push({ code: 'cells_too_many', row })
    else if (record.length < header.width) problems.push({ code: 'cells_too_few', row })
  }
  return problems
}
