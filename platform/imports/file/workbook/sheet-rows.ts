import type { Readable } from 'node:stream'
import { refuse } from '#platform/http/refusal'
import type { CellFormat } from './cell-formats.ts'
import { serialDate } from './serial-date.ts'
import { unescaped } from './shared-strings.ts'
import { takeXml } from './xml-events.ts'

/** A cell's value: a number stays one, everything else is text. A formula is its last result. */
export type Value = string | number
export type ValueRow = { row: number; values: Value[] }

/** What cells refer to beside their sheet. */
export interface Surroundings {
  strings: readonly string[]
  formats: readonly CellFormat[]
  from1904: boolean
  /** Hears the last row that the sheet says it has. */
  tellLast?: ((row: number) => void) | undefined
}

const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 2000
const LONGEST = 100_000

/** Rows of a worksheet in blocks, in their order; rows without any value are left out. */
export async function* sheetRows(content: Readable, surroundings: Surroundings): AsyncGenerator<ValueRow[]> {
  let rows: ValueRow[] = []
  const reader = rowReader(surroundings, (row) => rows.push(row))
  for await (const _ of takeXml(content, reader)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

/** A cell on its way: what its tag said, and the text within. */
interface Cell {
  column: number
  type: string
  format: number
  text: string
}

function rowReader(surroundings: Surroundings, take: (row: ValueRow) => void) {
  let row = 0
  let values: Value[] = []
  let cell: Cell | null = null
  let column = -1
  let isValue = false
  let isPhonetic = false
  return {
    open(name: string, { r, t, s, ref }: Readonly<Record<string, string>>) {
      if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r)
        if (column >= MOST_COLUMNS) tooWide()
        cell = { column, type: t ?? 'n', format: Number(s ?? -1), text: '' }
      } else if (name === 'v' || name === 't') isValue = cell !== null && !isPhonetic
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'row') {
        row = r === undefined ? row + 1 : Number(r)
        if (!(row >= 1 && row <= MOST_ROWS)) throw new RangeError(`There is no row ${r}`)
        column = -1
        values = []
      } else if (name === 'dimension') surroundings.tellLast?.(Number(/(\d+)$/.exec(ref ?? '')?.[1] ?? 0))
    },
    text(part: string) {
      if (isValue && cell && cell.text.length < LONGEST) cell.text += part
    },
    close(name: string) {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c' && cell) {
        const value = shownValue(cell, surroundings)
        if (value !== '') {
          while (values.length < cell.column) values.push('')
          values[cell.column] = value
        }
        cell = null
      } else if (name === 'row' && values.length > 0) take({ row, values })
    },
  }
}

const tooWide = () =>
  refuse('file_unreadable', { mend: `It has more than ${MOST_COLUMNS} columns; keep those you need.` })

/** `AB12` is column 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at)
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function shownValue({ type, format, text }: Cell, { strings, formats, from1904 }: Surroundings): Value {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? ''
    case 'b':
      return text === '1' ? 'true' : text === '' ? '' : 'false'
    case 'n':
      return text === '' ? '' : numberOf(Number(text), text, formats[format] ?? null, from1904)
    case 'd':
      return text.replace('T', ' ').replace(/ 00:00:00(?:\.0+)?$/, '')
    default:
      return unescaped(text)
  }
}

function numberOf(number: number, text: string, format: CellFormat, from1904: boolean): Value {
  if (!Number.isFinite(number)) return text
  if (format?.kind === 'date') return serialDate(number, from1904) ?? number
  // Fifteen digits are what spreadsheets show; what lies behind is the dust of binary fractions.
  if (format?.kind === 'padded' && Number.isInteger(number) && number >= 0)
    return String(number).padStart(format.digits, '0')
  return Number(number.toPrecision(15))
}
