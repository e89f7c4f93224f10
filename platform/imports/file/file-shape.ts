import type { DateStyle } from '#platform/values/date'
import type { DecimalMark } from '#platform/values/number'
import type { CellKind } from './cell-kind.ts'

export type Delimiter = ',' | ';' | '\t' | '|' | 'spaces'
export type Quote = '"' | "'"

/** What a person may correct when the file was read wrongly. */
export interface FileOptions {
  encoding?: string
  delimiter?: Delimiter
  quote?: Quote
  /** 1-based row of the header, 0 for a file without one. */
  headerRow?: number
  /** Which sheet of a workbook, by its name. */
  sheet?: string
}

export type FileProblemCode =
  | 'bytes_unreadable'
  | 'nul_removed'
  | 'quote_stray'
  | 'cells_too_many'
  | 'cells_too_few'
  | 'header_unsure'
  | 'header_repeated'
  | 'card_unreadable'
  | 'file_empty'

export interface FileProblem {
  code: FileProblemCode
  /** 1-based row in the file as a spreadsheet would count it; absent where the whole file is meant. */
  row?: number
}

export interface ColumnStyle extends Pick<DateStyle, 'order' | 'serial'> {
  decimal?: DecimalMark
}

export interface ColumnShape {
  /** 0-based position in a row's cells. */
  index: number
  header: string
  /** Up to five different values, as they stand in the file. */
  samples: string[]
  kind: CellKind
  /** How it writes dates and numbers, as far as its cells tell. */
  style: ColumnStyle
  /** All its values, where they are a few that come again and again: a choice. */
  few?: string[]
  /** Share of sampled rows with something in this cell, 0–1. */
  filled: number
}

export interface FileShape {
  format: 'delimited' | 'vcard' | 'workbook'
  encoding: string
  delimiter: Delimiter
  quote: Quote
  hasHeader: boolean
  /** 1-based, 0 when there is none. */
  headerRow: number
  columns: ColumnShape[]
  /** Of a workbook: the sheet that is read, and all there are. */
  sheet?: string
  sheets?: { name: string; hidden: boolean }[]
  /** Exact for a file read whole by the inspection, an estimate beyond. */
  rowsEstimated: number
  problems: FileProblem[]
}

/** One row: cells as plain text, never evaluated, never trimmed, as many as there are columns. */
export interface SourceRow {
  row: number
  cells: string[]
  problems?: FileProblemCode[]
}
