import { type KeyboardEvent, useRef, useState } from 'react'
import type { GridColumn } from './grid-columns.ts'
import type { Row } from './import-model.ts'

/** Rows that a page up or down goes. */
const SCREENFUL = 15

/** A cell by its row in the file and its column there. */
export interface Place {
  row: number
  column: number
}

interface GridOptions {
  rows: readonly Row[]
  columns: readonly GridColumn[]
  write?: (row: number, column: number, text: string) => void
  leaveOut?: (row: Row) => void
  scrollTo: (row: number, column: number) => void
}

/** Where one stands in the review, and what one is writing there: arrows move, Enter or typing writes. */
export function useGrid({ rows, columns, write, leaveOut, scrollTo }: GridOptions) {
  const [chosen, setChosen] = useState<Place>()
  const [draft, setDraft] = useState<string>()
  const grid = useRef<HTMLDivElement>(null)
  const place = chosen && rows.some(({ row }) => row === chosen.row) ? chosen : firstProblem(rows, columns)
  const rowAt = rows.findIndex(({ row }) => row === place?.row)
  const columnAt = columns.findIndex(({ index }) => index === place?.column)

  const stand = (toRow: number, toColumn: number) => {
    const row = rows[Math.max(0, Math.min(toRow, rows.length - 1))]
    const column = columns[Math.max(0, Math.min(toColumn, columns.length - 1))]
    if (!row || !column) return
    setChosen({ row: row.row, column: column.index })
    scrollTo(rows.indexOf(row), columns.indexOf(column))
  }
  const begin = (text?: string) => {
    const row = rows[rowAt]
    if (!write || !row || !place || row.leftOut) return
    setChosen(place)
    setDraft(text ?? row.cells[place.column] ?? '')
  }
  const leave = () => {
    setDraft(undefined)
    grid.current?.focus({ preventScroll: true })
  }
  const commit = () => {
    const before = rows[rowAt]?.cells[place?.column ?? -1]
    if (write && place && draft !== undefined && draft !== before) write(place.row, place.column, draft)
    leave()
  }

  const moves = new Map<string, () => void>([
    ['ArrowDown', () => stand(rowAt + 1, columnAt)],
    ['ArrowUp', () => stand(rowAt - 1, columnAt)],
    ['ArrowRight', () => stand(rowAt, columnAt + 1)],
    ['ArrowLeft', () => stand(rowAt, columnAt - 1)],
    ['PageDown', () => stand(rowAt + SCREENFUL, columnAt)],
    ['PageUp', () => stand(rowAt - SCREENFUL, columnAt)],
    ['Home', () => stand(rowAt, 0)],
    ['End', () => stand(rowAt, columns.length - 1)],
    ['Enter', () => begin()],
    ['F2', () => begin()],
    ['Backspace', () => begin('')],
    ['Delete', () => begin('')],
  ])
  /** On the grid: moving, and beginning to write. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return
    const row = rows[rowAt]
    const move = moves.get(event.key)
    if (event.key === 'Delete' && event.shiftKey && row) leaveOut?.(row)
    else if (move) move()
    else if (event.key.length === 1 && write) begin(event.key)
    else return
    event.preventDefault()
  }
  /** In the cell: keeping what was written or not, and where to go on. */
  const onDraftKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter' || event.key === 'Tab') {
      commit()
      if (event.key === 'Enter') stand(rowAt + (event.shiftKey ? -1 : 1), columnAt)
      else stand(rowAt, columnAt + (event.shiftKey ? -1 : 1))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    grid,
    place,
    draft,
    setDraft,
    begin,
    commit,
    onKeyDown,
    onDraftKeyDown,
    choose: (to: Place) => setChosen(to),
    /** Brings the cell one stands on into sight. */
    reveal: () => scrollTo(rowAt, columnAt),
    /** Stands on a cell and begins to write there, wherever the focus was. */
    edit: (to: Place) => {
      const row = rows.find((one) => one.row === to.row)
      if (!row) return
      setChosen(to)
      scrollTo(
        rows.indexOf(row),
        columns.findIndex(({ index }) => index === to.column),
      )
      grid.current?.focus({ preventScroll: true })
      if (write) setDraft(row.cells[to.column] ?? '')
    },
  }
}

export type Grid = ReturnType<typeof useGrid>

function firstProblem(rows: readonly Row[], columns: readonly GridColumn[]): Place | undefined {
  const [row] = rows
  const [column] = columns
  if (!row || !column) return undefined
  const seen = row.problems.filter((one) => columns.some(({ index }) => index === one.column))
  const problem = seen.find(({ severity }) => severity === 'mend') ?? seen[0]
  return { row: row.row, column: problem?.column ?? column.index }
}
