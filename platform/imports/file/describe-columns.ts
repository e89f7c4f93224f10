import { columnShape } from './column-shape.ts'
import { commonest } from './dialect.ts'
import type { ColumnShape, FileProblem } from './file-shape.ts'
import type { FoundHeader } from './header.ts'

/** Rows by which columns are described. */
export const SAMPLE_ROWS = 1000
export const MOST_PROBLEMS = 100

/** The header where a person says it is. @param row 1-based, 0 for none. */
export function headerAt(records: readonly string[][], row: number): FoundHeader {
  const width = commonest(records.slice(row).map((record) => record.length)) || records[row - 1]?.length || 0
  return { row, width: Math.max(width, records[row - 1]?.length ?? 0), unsure: false }
}

/** The columns by their names and what is in them. */
export function columnsOf(header: readonly string[], body: readonly string[][], width: number): ColumnShape[] {
  const count = body.length || header.length ? width : 0
  return Array.from({ length: count }, (_, index) =>
    columnShape(
      index,
      (header[index] ?? '').trim(),
      body.map((record) => record[index] ?? ''),
    ),
  )
}

/** What is doubtful about the names of the columns. */
export function headerProblems(header: FoundHeader, records: readonly string[][]): FileProblem[] {
  const names = (records[header.row - 1] ?? []).map((name) => name.trim()).filter(Boolean)
  return [
    ...(header.unsure ? [{ code: 'header_unsure' as const }] : []),
    ...(new Set(names).size < names.length ? [{ code: 'header_repeated' as const, row: header.row }] : []),
  ]
}

/** Rows with something beyond the header's last column. */
export function overfullRows(header: FoundHeader, records: readonly string[][]): FileProblem[] {
  return records.flatMap((record, index) =>
    index >= header.row && record.slice(header.width).some((cell) => cell.trim())
      ? [{ code: 'cells_too_many' as const, row: index + 1 }]
      : [],
  )
}
