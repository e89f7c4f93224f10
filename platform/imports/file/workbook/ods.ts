import type { ZipArchive } from '#platform/files/zip-archive'
import { MOST_COLUMNS, type Value, type ValueRow } from './sheet-rows.ts'
import type { SheetEntry } from './workbook.ts'
import { takeXml } from './xml-events.ts'

const CONTENT = 'content.xml'
const MOST_ROWS = 1_048_576

/** The sheets of an OpenDocument table. They all stand in one document, which is read to its end for them. */
export async function odsSheets(zip: ZipArchive): Promise<SheetEntry[]> {
  const sheets: SheetEntry[] = []
  const reading = takeXml(await zip.stream(CONTENT), {
    open(tag, { name = '' }) {
      if (tag === 'table') sheets.push({ name, hidden: false })
    },
  })
  for await (const _ of reading);
  return sheets
}

/** The rows of the sheet of that name. */
export async function* odsRows(zip: ZipArchive, sheet: string): AsyncGenerator<ValueRow[]> {
  let rows: ValueRow[] = []
  const reader = rowReader(sheet, (row) => rows.push(row))
  for await (const _ of takeXml(await zip.stream(CONTENT), reader)) {
    if (rows.length > 0) yield rows
    rows = []
    if (reader.isOver()) return
  }
}

interface Cell {
  attributes: Readonly<Record<string, string>>
  text: string
  paragraphs: number
}

function rowReader(sheet: string, take: (row: ValueRow) => void) {
  let within: 'before' | 'within' | 'over' = 'before'
  let row = 0
  let repeated = 1
  let values: Value[] = []
  let column = 0
  let cell: Cell | null = null
  let isText = false
  let notes = 0
  return {
    isOver: () => within === 'over',
    open(tag: string, attributes: Readonly<Record<string, string>>) {
      if (tag === 'table' && within === 'before' && attributes.name === sheet) within = 'within'
      if (within !== 'within') return
      if (tag === 'annotation') notes++
      else if (tag === 'table-row') {
        values = []
        column = 0
        repeated = Number(attributes['number-rows-repeated'] ?? 1)
      } else if (tag === 'table-cell' || tag === 'covered-table-cell') cell = { attributes, text: '', paragraphs: 0 }
      else if (tag === 'p' && cell && notes === 0) {
        isText = true
        if (cell.paragraphs++ > 0) cell.text += '\n'
      } else if (tag === 's' && cell && isText) cell.text += ' '.repeat(Math.min(100, Number(attributes.c ?? 1)))
      else if (tag === 'line-break' && cell && isText) cell.text += '\n'
    },
    text(part: string) {
      if (isText && cell) cell.text += part
    },
    close(tag: string) {
      if (within !== 'within') return
      if (tag === 'table') within = 'over'
      else if (tag === 'annotation') notes--
      else if (tag === 'p') isText = false
      else if (cell && (tag === 'table-cell' || tag === 'covered-table-cell')) {
        const times = Number(cell.attributes['number-columns-repeated'] ?? 1)
        const value = shownValue(cell)
        // Behind the last value the empty cells are repeated to the edge of the sheet.
        if (value !== '')
          for (let at = column; at < Math.min(column + times, MOST_COLUMNS); at++) {
            while (values.length < at) values.push('')
            values[at] = value
          }
        column += times
        cell = null
      } else if (tag === 'table-row') {
        if (row + repeated > MOST_ROWS) repeated = Math.max(0, MOST_ROWS - row)
        if (values.length > 0) for (let copy = 1; copy <= repeated; copy++) take({ row: row + copy, values })
        row += repeated
      }
    },
  }
}

function shownValue({ attributes, text }: Cell): Value {
  const { value, 'date-value': date, 'boolean-value': boolean, 'time-value': time } = attributes
  switch (attributes['value-type']) {
    case 'float':
    case 'currency':
    case 'percentage':
      return value !== undefined && Number.isFinite(Number(value)) ? Number(value) : text
    case 'date':
      return (date ?? text).replace('T', ' ').replace(/ 00:00:00(?:\.0+)?$/, '')
    case 'time':
      return (time ?? text).replace(/^PT(\d+)H(\d+)M([\d.]+)S$/, '$1:$2:$3')
    case 'boolean':
      return boolean ?? text
    default:
      return text
  }
}
