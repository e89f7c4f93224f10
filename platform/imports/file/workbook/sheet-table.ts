import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { refuse } from '#platform/http/refusal'
import type { RecordBatch } from '../records.ts'
import type { Value, ValueRow } from './sheet-rows.ts'
import { withWorkbook } from './workbook.ts'

const BATCH = 1000
const MOST_BYTES = 4 * 1024 ** 3

/**
 * Rows of a sheet as the records of a CSV file would be: line by line, blank ones too, so that positions are row numbers.
 * A sheet can only be read from its beginning and at a tenth of the pace of a text file, while a review, a run and its
 * resumption begin anywhere; so it is written out once beside the file, as a line of JSON a row. That copy can be made again
 * at any time: the daily sweep removes it, for no row of the database names it.
 */
export async function* readTable(path: string, sheet: string): AsyncGenerator<RecordBatch> {
  const table = await tableOf(path, sheet)
  let records: string[][] = []
  for await (const line of createInterface({ input: createReadStream(table), crlfDelay: Number.POSITIVE_INFINITY })) {
    records.push(line === '' ? [] : cellsOf(JSON.parse(line) as Value[])) // written below
    if (records.length < BATCH) continue
    yield { records, mended: new Set() }
    records = []
  }
  if (records.length > 0) yield { records, mended: new Set() }
}

/** Values as the cells of a text file. */
export const cellsOf = (values: readonly Value[]): string[] =>
  values.map((value) => (typeof value === 'number' ? String(value) : value))

async function tableOf(path: string, sheet: string): Promise<string> {
  const table = `${path}.${createHash('sha256').update(sheet).digest('hex').slice(0, 16)}`
  const isThere = await access(table).then(
    () => true,
    () => false,
  )
  if (!isThere) await writeTable(path, sheet, table)
  return table
}

/** Written aside and put in its place whole: a process that dies leaves nothing that looks finished. */
async function writeTable(path: string, sheet: string, table: string): Promise<void> {
  const draft = `${table}.${randomUUID()}`
  const file = await open(draft, 'w', 0o600)
  try {
    await withWorkbook(path, async ({ rows }) => {
      let written = 0
      let bytes = 0
      for await (const block of rows(sheet)) {
        const text = linesOf(block, written)
        written = block.at(-1)?.row ?? written
        bytes += text.length
        if (bytes > MOST_BYTES) refuse('file_unreadable', { mend: 'It unpacks to far too much. Upload it in parts.' })
        await file.write(text)
      }
    })
    await file.close()
    await rename(draft, table)
  } finally {
    await file.close().catch(() => {})
    await rm(draft, { force: true })
  }
}

/** A line for each row, and an empty one for each that the sheet leaves out. */
function linesOf(block: readonly ValueRow[], written: number): string {
  let text = ''
  let last = written
  for (const { row, values } of block) {
    // Rows out of their order, which no spreadsheet writes, come where they stand.
    text += '\n'.repeat(Math.max(0, row - last - 1))
    text += `${JSON.stringify(values)}\n`
    last = Math.max(row, last + 1)
  }
  return text
}
