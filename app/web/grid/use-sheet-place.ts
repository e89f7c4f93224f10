import { useEffect, useMemo, useState } from 'react'
import type { CellTable } from '../ui/DataTable.tsx'
import { blockOf, moved, type Place } from './block.ts'
import { paint } from './paint.ts'

const first: Place = { row: 0, column: 0 }

/** Where one stands in the sheet, and the block marked from there; shown and named to screen readers. */
export function useSheetPlace<Row>(table: CellTable<Row>) {
  const [at, setAt] = useState({ cursor: first, end: first })
  const { rows, columns, lineOf, firstColumn, setCell, cellId } = table
  const size = { rows: rows.length, columns: columns.length }
  const none = { row: 0, column: 0 }
  const cursor = moved(at.cursor, none, size)
  const end = moved(at.end, none, size)
  const block = blockOf(cursor, end)
  const lines = useMemo(() => {
    const all = Array.from({ length: block.bottom - block.top + 1 }, (_, index) => block.top + index)
    return all.map(lineOf)
  }, [block.top, block.bottom, lineOf])
  const marks = {
    cursor: { line: lineOf(cursor.row), column: cursor.column + firstColumn },
    lines,
    columns: Array.from({ length: block.right - block.left + 1 }, (_, index) => block.left + index + firstColumn),
  }
  const key = JSON.stringify(marks)
  useEffect(() => paint(JSON.parse(key)), [key])
  const row = rows[cursor.row]
  const column = columns[cursor.column]
  const cell = row !== undefined && column ? cellId(row, column.key) : undefined
  useEffect(() => {
    setCell(cell)
    return () => setCell(undefined)
  }, [cell, setCell])
  return {
    cursor,
    end,
    block,
    size,
    /** Goes to a cell; `through` marks all from where one stands. */
    goTo: (place: Place, through = false) => {
      const target = moved(place, none, size)
      setAt((was) => ({ cursor: through ? was.cursor : target, end: target }))
    },
    mark: (from: Place, to: Place) => setAt({ cursor: from, end: to }),
  }
}

export type SheetPlace = ReturnType<typeof useSheetPlace>
