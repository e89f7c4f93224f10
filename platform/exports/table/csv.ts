import Papa from 'papaparse'
import { FORMULA } from '#platform/values/formula'
import { amountText, type Cell } from './cell.ts'
import type { TableColumn } from './columns.ts'

/**
 * A table as CSV, piece by piece: UTF-8 with its mark, so that Excel reads it as such, lines ended by CRLF. What would be
 * computed is defused; Kith's import takes the apostrophe off again.
 */
export async function* csvOf(columns: readonly TableColumn[], pages: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `\ufeff${lines([columns.map(({ header }) => header)])}`
  for await (const rows of pages) if (rows.length > 0) yield lines(rows.map((row) => row.map(csvText)))
}

const lines = (rows: string[][]) => `${Papa.unparse(rows, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`

function csvText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  if ('day' in cell) return cell.day
  return 'moment' in cell ? cell.moment : amountText(cell)
}
