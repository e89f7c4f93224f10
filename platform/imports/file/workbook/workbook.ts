import { damaged, openZip, type ZipArchive } from '#platform/files/zip-archive'
import { Refusal, refuse } from '#platform/http/refusal'
import { odsRows, odsSheets } from './ods.ts'
import type { ValueRow } from './sheet-rows.ts'
import { xlsxParts, xlsxRows } from './xlsx.ts'

/** A sheet as its tab shows it. */
export interface SheetEntry {
  name: string
  hidden: boolean
}

/** An XLSX or ODS file, open. */
export interface Workbook {
  sheets: SheetEntry[]
  /**
   * Rows of a sheet in blocks, in their order; a row without any value is left out.
   * @param tellLast hears the number of the last row where the sheet says it in front.
   */
  rows(sheet: string, tellLast?: (row: number) => void): AsyncGenerator<ValueRow[]>
}

/** The media types that are opened as a workbook. A zip is, for its first bytes do not always tell what is in it. */
export const WORKBOOK_TYPES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/zip',
]

/**
 * Opens a workbook for `work` and closes it.
 * @throws Refusal file_unreadable for what is none, is damaged, or unpacks to far too much
 */
export async function withWorkbook<T>(path: string, work: (workbook: Workbook) => Promise<T>): Promise<T> {
  const zip = await openZip(path)
  try {
    return await work(await opened(zip))
  } catch (error) {
    // Whatever a parser of a stranger's file throws is about the file.
    if (error instanceof Refusal || isOfTheMachine(error)) throw error
    return damaged()
  } finally {
    zip.close()
  }
}

async function opened(zip: ZipArchive): Promise<Workbook> {
  if (zip.has('content.xml')) return { sheets: await odsSheets(zip), rows: (sheet) => odsRows(zip, sheet) }
  if (!zip.has('xl/workbook.xml') && !zip.has('_rels/.rels'))
    refuse('file_unreadable', { mend: 'This archive is no workbook. Unpack it and upload the table in it.' })
  const parts = await xlsxParts(zip)
  const pathOf = (name: string) => parts.sheets.find((sheet) => sheet.name === name)?.path ?? damaged()
  return {
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: (sheet, tellLast) => xlsxRows(zip, parts, { path: pathOf(sheet), tellLast }),
  }
}

const isOfTheMachine = (error: unknown) => /^E(?:NOENT|ACCES|IO|MFILE|NOSPC)$/.test(String(Object(error).code ?? ''))
