import { refuseInput } from '#platform/http/refusal'
import { columnsOf, headerAt, headerProblems, MOST_PROBLEMS, overfullRows, SAMPLE_ROWS } from '../describe-columns.ts'
import type { FileOptions, FileShape } from '../file-shape.ts'
import { findHeader } from '../header.ts'
import type { Value } from './sheet-rows.ts'
import { cellsOf } from './sheet-table.ts'
import { type SheetEntry, type Workbook, withWorkbook } from './workbook.ts'

const LOOKED_AT = 2 * SAMPLE_ROWS

/** The first rows of a sheet by their place; rows without a value are there too. */
interface SheetSample {
  values: Value[][]
  /** Where the sheet says it ends, when the sample ends before. */
  lastRow: number
}

/**
 * Tells what a workbook is: its sheets, and of one of them the header and the columns. It is the sheet that `options` names,
 * else the first visible one that holds anything. How many rows it has is
 * counted for short sheets; of a long one it is what the sheet itself says.
 * @throws Refusal file_unreadable
 */
export function inspectWorkbook(path: string, options: FileOptions = {}): Promise<FileShape> {
  return withWorkbook(path, async (workbook) => {
    const { sheet, sample } = await chosenSheet(workbook, options.sheet)
    const records = sample.values.map(cellsOf)
    const header = options.headerRow === undefined ? findHeader(records) : headerAt(records, options.headerRow)
    const body = sample.values.slice(header.row).filter((values) => values.some((value) => String(value).trim()))
    const columns = columnsOf(records[header.row - 1] ?? [], body.slice(0, SAMPLE_ROWS).map(cellsOf), header.width)
    return {
      format: 'workbook',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      hasHeader: header.row > 0,
      headerRow: header.row,
      sheet: sheet.name,
      sheets: workbook.sheets,
      // A cell that is a number leaves no doubt about its decimal point.
      columns: columns.map((column) =>
        body.some((values) => typeof values[column.index] === 'number')
          ? { ...column, style: { ...column.style, decimal: '.' } }
          : column,
      ),
      rowsEstimated: Math.max(body.length, sample.lastRow - header.row),
      problems: [
        ...(body.length + header.row === 0 ? [{ code: 'file_empty' as const }] : []),
        ...headerProblems(header, records),
        ...overfullRows(header, records),
      ].slice(0, MOST_PROBLEMS),
    }
  })
}

async function chosenSheet(workbook: Workbook, asked: string | undefined) {
  const { sheets } = workbook
  if (asked !== undefined) {
    const sheet = sheets.find(({ name }) => name === asked) ?? refuseSheet(asked, sheets)
    return { sheet, sample: await sampleOf(workbook, sheet.name) }
  }
  let empty: { sheet: SheetEntry; sample: SheetSample } | undefined
  for (const sheet of [...sheets].sort((one, other) => Number(one.hidden) - Number(other.hidden))) {
    const sample = await sampleOf(workbook, sheet.name)
    if (sample.values.length > 0) return { sheet, sample }
    empty ??= { sheet, sample }
  }
  return empty ?? { sheet: { name: '', hidden: false }, sample: { values: [], lastRow: 0 } }
}

async function sampleOf({ rows }: Workbook, sheet: string): Promise<SheetSample> {
  const values: Value[][] = []
  let lastRow = 0
  for await (const block of rows(sheet, (row) => (lastRow = row))) {
    for (const one of block) {
      if (one.row > LOOKED_AT) return { values, lastRow }
      while (values.length < one.row - 1) values.push([])
      values[one.row - 1] = one.values
    }
  }
  return { values, lastRow: 0 }
}

const refuseSheet = (name: string, sheets: readonly SheetEntry[]): never =>
  refuseInput({
    path: 'options.sheet',
    code: 'invalid_value',
    message: `There is no sheet “${name}”`,
    mend: `Use one of: ${sheets
      .map((sheet) => sheet.name)
      .join(', ')
      .slice(0, 500)}.`,
  })
