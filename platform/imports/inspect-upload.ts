import { createHash } from 'node:crypto'
import iconv from 'iconv-lite'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { FileOptions, FileShape } from './file/file-shape.ts'
import { inspectFile } from './file/inspect-file.ts'
import { readRows } from './file/read-rows.ts'
import { inspectWorkbook } from './file/workbook/inspect-workbook.ts'
import { WORKBOOK_TYPES } from './file/workbook/workbook.ts'
import type { Import } from './import-shape.ts'

const MOST_COLUMNS = 2000
const PREVIEWED = 50

export interface Inspected {
  shape: FileShape
  preview: Import['preview']
  /** The same for every file with these headers; empty without any. */
  columnsKey: string
}

const MENDS: Record<string, string> = {
  'application/x-ole-storage':
    'It is an Excel file of before 2007, or one with a password. Save it as .xlsx without a password, then upload that.',
}

/** Reads what a stored file is. @throws Refusal file_unreadable, saying what to save it as. */
export async function inspectUpload(
  path: string,
  { mediaType, options = {} }: { mediaType: string; options?: FileOptions | undefined },
): Promise<Inspected> {
  const isWorkbook = WORKBOOK_TYPES.includes(mediaType)
  if (!isWorkbook && !/^(?:text\/.+|application\/(?:json|xml)|message\/rfc822)$/.test(mediaType))
    refuse('file_unreadable', { mend: MENDS[mediaType] ?? 'Save it as XLSX or CSV, then upload that.' })
  if (options.encoding && !iconv.encodingExists(options.encoding))
    refuseInput({
      path: 'options.encoding',
      code: 'invalid_value',
      message: `There is no encoding “${options.encoding}”`,
      mend: 'Use utf-8, windows-1252, macroman or another that iconv knows.',
    })
  const shape = isWorkbook ? await inspectWorkbook(path, options) : await inspectFile(path, options)
  if (shape.columns.length === 0) refuse('file_unreadable', { mend: 'It is empty: export it again.' })
  if (shape.columns.length > MOST_COLUMNS)
    refuse('file_unreadable', { mend: `It has ${shape.columns.length} columns; keep at most ${MOST_COLUMNS}.` })
  return { shape, preview: await previewOf(path, shape), columnsKey: columnsKey(shape) }
}

async function previewOf(path: string, shape: FileShape): Promise<Import['preview']> {
  for await (const rows of readRows(path, shape))
    return rows.slice(0, PREVIEWED).map(({ row, cells }) => ({ row, cells: cells.map(shown) }))
  return []
}

// A cell of a book's length is shown by its beginning; the file keeps it whole.
const shown = (cell: string) => (cell.length > 2000 ? cell.slice(0, 2000) : cell).toWellFormed()

function columnsKey({ hasHeader, columns }: FileShape): string {
  if (!hasHeader) return ''
  return createHash('sha256')
    .update(JSON.stringify(columns.map(({ header }) => header)))
    .digest('hex')
}
