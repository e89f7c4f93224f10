import { FORMULA } from '#platform/values/formula'
import type { ZipEntry } from '../zip-of.ts'
import { amountText, type Cell } from './cell.ts'
import type { TableColumn } from './columns.ts'
import {
  columnLetters,
  contentTypes,
  relations,
  STYLES,
  type StyleName,
  styleOf,
  workbookXml,
  xml,
} from './xlsx-parts.ts'

const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
const PAGE = 'xl/worksheets/sheet'

/**
 * A table as the parts of an XLSX file, one after the other, so that memory stays flat: texts stand in their cells. More rows
 * than a sheet takes go on in the next one. Numbers, amounts, days and times are of their types; a text that looks like a
 * formula is marked as text and never computed.
 */
export async function* xlsxOf(
  { columns, name }: { columns: readonly TableColumn[]; name: string },
  pages: AsyncIterable<Cell[][]>,
): AsyncGenerator<ZipEntry> {
  const rows = rowsOf(pages)
  let count = 0
  // First, for by it the beginning of the file tells what it is.
  yield { name: 'xl/styles.xml', content: [STYLES] }
  do {
    count++
    yield { name: `${PAGE}${count}.xml`, content: sheetOf(columns, rows) }
  } while (!rows.isOver())
  const sheets = Array.from({ length: count }, (_, at) => (at === 0 ? name : `${name} ${at + 1}`))
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheets)] }
  const parts = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  yield { name: 'xl/_rels/workbook.xml.rels', content: [relations([...parts, ['styles', 'styles.xml']])] }
  yield { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] }
  yield { name: '[Content_Types].xml', content: [contentTypes(count)] }
}

/** The pages as one run of blocks that sheets take their share of. */
function rowsOf(pages: AsyncIterable<Cell[][]>) {
  const source = pages[Symbol.asyncIterator]()
  let held: Cell[][] = []
  let over = false
  return {
    isOver: () => over && held.length === 0,
    async take(most: number): Promise<Cell[][]> {
      while (held.length === 0 && !over) {
        const { value, done } = await source.next()
        if (done) over = true
        else held = value
      }
      const taken = held.slice(0, most)
      held = held.slice(most)
      // Whether another sheet is needed must be known when this one is full.
      if (held.length === 0 && !over && taken.length === most) {
        const { value, done } = await source.next()
        if (done) over = true
        else held = value
      }
      return taken
    },
  }
}

async function* sheetOf(columns: readonly TableColumn[], rows: ReturnType<typeof rowsOf>): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(({ type }, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type] ?? 20}" customWidth="1"/>`)
    .join('')}</cols><sheetData><row r="1">${columns.map(({ header }) => textCell(header, 'header')).join('')}</row>`
  let row = 2
  for (let block = await rows.take(MOST_ROWS - 1); block.length > 0; block = await rows.take(MOST_ROWS - row + 1)) {
    yield block.map((cells) => `<row r="${row++}">${cells.map(cellXml).join('')}</row>`).join('')
    if (row > MOST_ROWS) break
  }
  const edge = `${columnLetters(columns.length - 1)}${Math.max(1, row - 1)}`
  yield `</sheetData><autoFilter ref="A1:${edge}"/></worksheet>`
}

const WIDTHS: Record<string, number> = {
  number: 12,
  money: 14,
  date: 12,
  dateTime: 18,
  boolean: 9,
  longText: 48,
  emails: 32,
  text: 20,
}

// An empty cell keeps its place, for cells do not say their column.
function cellXml(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'string') return textCell(cell, FORMULA.test(cell) ? 'quoted' : undefined)
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>'
  if ('amount' in cell) return numberCell(amountText(cell), cell.digits === 0 ? 'whole' : 'amount')
  if ('day' in cell) return dayCell(cell.day, `${cell.day}T00:00:00Z`, 'day')
  return dayCell(cell.local, `${cell.local}Z`, 'time')
}

const numberCell = (value: string | number, style: StyleName) => `<c s="${styleOf(style)}"><v>${value}</v></c>`

function textCell(text: string, style?: StyleName): string {
  const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  const mark = style ? ` s="${styleOf(style)}"` : ''
  return `<c${mark} t="inlineStr"><is><t xml:space="preserve">${xml(shown)}</t></is></c>`
}

const EPOCH = Date.UTC(1899, 11, 30)
const FIRST_SERIAL = Date.UTC(1900, 2, 1)

/** As a spreadsheet counts days. Before March 1900, and beyond its calendar, as text. */
function dayCell(text: string, instant: string, style: StyleName): string {
  const time = Date.parse(instant)
  if (!(time >= FIRST_SERIAL)) return textCell(text.replace('T', ' '))
  return numberCell((time - EPOCH) / 86_400_000, style)
}
