import type { ZipArchive } from '#platform/files/zip-archive'
import { type CellFormat, cellFormats } from './cell-formats.ts'
import { sharedStrings } from './shared-strings.ts'
import { sheetRows, type ValueRow } from './sheet-rows.ts'
import type { SheetEntry } from './workbook.ts'
import { takeWholeXml } from './xml-events.ts'

/** The sheets of an XLSX file, and how one is read. */
export interface XlsxParts {
  sheets: (SheetEntry & { path: string })[]
  from1904: boolean
  stringsPath: string
  stylesPath: string
}

const ROOT = '_rels/.rels'
const WORKBOOK = 'xl/workbook.xml'

/** Reads what sheets there are. Where parts lie is said by the file's relations, not by custom. */
export async function xlsxParts(zip: ZipArchive): Promise<XlsxParts> {
  const workbook =
    [...(await relations(zip, ROOT)).values()].find(({ type }) => type === 'officeDocument')?.path ?? WORKBOOK
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
  const parts = await relations(zip, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder)
  const pathOf = (kind: string) => [...parts.values()].find(({ type }) => type === kind)?.path ?? ''
  const sheets: XlsxParts['sheets'] = []
  let from1904 = false
  await takeWholeXml(await zip.stream(workbook), {
    open(name, { name: called, state, id, date1904 }) {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
      // Sheets of charts and macros are no tables.
      const part = name === 'sheet' ? parts.get(id ?? '') : undefined
      if (part?.type === 'worksheet')
        sheets.push({ name: called ?? '', hidden: state === 'hidden' || state === 'veryHidden', path: part.path })
    },
  })
  return { sheets, from1904, stringsPath: pathOf('sharedStrings'), stylesPath: pathOf('styles') }
}

/** The rows of one sheet. */
export async function* xlsxRows(
  zip: ZipArchive,
  parts: XlsxParts,
  { path, tellLast }: { path: string; tellLast?: ((row: number) => void) | undefined },
): AsyncGenerator<ValueRow[]> {
  const formats: CellFormat[] = await cellFormats(zip, parts.stylesPath)
  const strings = await sharedStrings(zip, parts.stringsPath)
  yield* sheetRows(await zip.stream(path), { strings, formats, from1904: parts.from1904, tellLast })
}

async function relations(zip: ZipArchive, path: string, folder = '') {
  const found = new Map<string, { type: string; path: string }>()
  if (!zip.has(path)) return found
  await takeWholeXml(await zip.stream(path), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship')
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folder, Target) })
    },
  })
  return found
}

const resolved = (folder: string, target: string) => new URL(target, `zip:/${folder}`).pathname.replace(/^\//, '')
