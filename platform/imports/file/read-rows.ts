import { undefused } from '#platform/values/formula'
import { decodedText } from './encoding.ts'
import type { FileProblemCode, FileShape, SourceRow } from './file-shape.ts'
import { readRecords } from './records.ts'
import { readCards } from './vcard.ts'
import { readTable } from './workbook/sheet-table.ts'

const CHUNK = 1000

/**
 * The data rows of a file in chunks of up to 1,000, in their order, memory flat. `fromRow` (1-based row of the file)
 * takes an interrupted reading up again: the rows before are parsed and dropped, at over 400,000 a second, which is why
 * no byte positions are kept. Blank lines are left out but counted, so `row` is what a spreadsheet shows.
 */
export async function* readRows(
  path: string,
  shape: FileShape,
  { fromRow = 1 }: { fromRow?: number } = {},
): AsyncGenerator<SourceRow[]> {
  const rows = shape.format === 'vcard' ? readCards(path, shape) : tableRows(path, shape, fromRow)
  let chunk: SourceRow[] = []
  for await (const some of rows) {
    for (const row of some) {
      if (row.row < fromRow) continue
      chunk.push(row)
      if (chunk.length < CHUNK) continue
      yield chunk
      chunk = []
    }
  }
  if (chunk.length) yield chunk
}

async function* tableRows(path: string, shape: FileShape, fromRow: number): AsyncGenerator<SourceRow[]> {
  const width = shape.columns.length
  const start = Math.max(shape.headerRow + 1, fromRow)
  const isSheet = shape.format === 'workbook'
  const batches = isSheet
    ? readTable(path, shape.sheet ?? '')
    : readRecords(decodedText(path, shape.encoding), { ...shape, width })
  let before = 0
  for await (const { records, mended } of batches) {
    const rows: SourceRow[] = []
    for (let index = Math.max(0, start - before - 1); index < records.length; index++) {
      const cells = records[index] ?? []
      // A sheet's rows end at their last value; in a text file a short row hints at a missing separator.
      if (isSheet) while (cells.length < width) cells.push('')
      const row = sourceRow(cells, before + index + 1, width, mended.has(index))
      if (row) rows.push(row)
    }
    before += records.length
    yield rows
  }
}

function sourceRow(cells: string[], row: number, width: number, mended: boolean): SourceRow | null {
  const problems: FileProblemCode[] = mended ? ['quote_stray'] : []
  let filled = false
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? ''
    if (!filled && cell !== '' && cell.trim() !== '') filled = true
    if (cell.startsWith("'")) cells[at] = undefused(cell)
    if (!cell.includes('\0')) continue
    // PostgreSQL keeps no NUL in a text, and no person ever meant one.
    cells[at] = cell.replaceAll('\0', '')
    if (!problems.includes('nul_removed')) problems.push('nul_removed')
  }
  if (!filled) return null
  if (cells.length > width) {
    if (cells.slice(width).some((cell) => cell.trim())) problems.push('cells_too_many')
    cells.length = width
  } else if (cells.length < width) {
    problems.push('cells_too_few')
    while (cells.length < width) cells.push('')
  }
  return problems.length ? { row, cells, problems } : { row, cells }
}
