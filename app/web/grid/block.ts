import Papa from 'papaparse'

/** A cell by its row and column, from 0. */
export interface Place {
  row: number
  column: number
}

/** A rectangle of cells, both corners within. */
export interface Block {
  top: number
  left: number
  bottom: number
  right: number
}

/** The block between two corners, whichever they are. */
export const blockOf = (a: Place, b: Place): Block => ({
  top: Math.min(a.row, b.row),
  left: Math.min(a.column, b.column),
  bottom: Math.max(a.row, b.row),
  right: Math.max(a.column, b.column),
})

export const rowsIn = ({ top, bottom }: Block) => bottom - top + 1
export const columnsIn = ({ left, right }: Block) => right - left + 1

/** Its cells, row by row. */
export const placesIn = (block: Block): Place[] =>
  Array.from({ length: rowsIn(block) * columnsIn(block) }, (_, at) => ({
    row: block.top + Math.floor(at / columnsIn(block)),
    column: block.left + (at % columnsIn(block)),
  }))

/** A cell moved by so much, kept within the table. */
export const moved = (
  { row, column }: Place,
  by: Place,
  { rows, columns }: { rows: number; columns: number },
): Place => ({
  row: Math.max(0, Math.min(rows - 1, row + by.row)),
  column: Math.max(0, Math.min(columns - 1, column + by.column)),
})

/** Cells as spreadsheets exchange them. */
export const asTabbed = (cells: string[][]): string => Papa.unparse(cells, { delimiter: '\t', newline: '\n' })

/** Cells out of what a spreadsheet, or we, put on the clipboard. */
export function fromTabbed(text: string): string[][] {
  // The last line of a spreadsheet ends like the others; it begins no further row.
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' })
  return data
}

/**
 * Where each pasted cell goes: one fills the whole block, a rectangle that fits into the block several times repeats there,
 * anything else begins at the block's corner and goes as far as it goes.
 */
export function pastedPlaces(cells: string[][], block: Block): { place: Place; text: string }[] {
  const height = cells.length
  const width = Math.max(0, ...cells.map((line) => line.length))
  if (height === 0 || width === 0) return []
  const repeats = rowsIn(block) % height === 0 && columnsIn(block) % width === 0
  const rows = repeats ? rowsIn(block) : height
  const columns = repeats ? columnsIn(block) : width
  const into = { top: block.top, left: block.left, bottom: block.top + rows - 1, right: block.left + columns - 1 }
  return placesIn(into).map((place) => ({
    place,
    text: cells[(place.row - block.top) % height]?.[(place.column - block.left) % width] ?? '',
  }))
}
