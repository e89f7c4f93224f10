import { useLocalStorage } from '@mantine/hooks'
import { type CSSProperties, useMemo, useState } from 'react'
import type { Column } from './DataTable.tsx'

const NARROWEST = 64
const WIDEST = 1_000
/** The place of the boxes, or the margin where there are none. */
const CHECK = { with: 50, without: 20 }

/** A column where it stands: pinned ones know how far from the left. */
export interface PlacedColumn<Row> extends Column<Row> {
  offset?: number
  lastPinned?: boolean
}

/** Widths of the columns, those being drawn included, and the grid that they make. */
export function useColumnsDrawn<Row>(
  {
    name,
    columns,
    onResize,
  }: { name: string; columns: Column<Row>[]; onResize?: (key: string, width: number) => void },
  selectable: boolean,
) {
  const [kept, keep] = useLocalStorage<Record<string, number>>({ key: `kith-widths-${name}`, defaultValue: {} })
  const [drawing, setDrawing] = useState<{ key: string; width: number }>()
  const placed = useMemo(() => {
    const own = onResize ? {} : kept
    const widths = columns.map((column) => ({
      ...column,
      width: drawing?.key === column.key ? drawing.width : (own[column.key] ?? column.width),
      fixed: column.fixed || column.pinned || drawing?.key === column.key || column.key in own,
    }))
    return placesOf(widths, selectable ? CHECK.with : CHECK.without)
  }, [columns, kept, drawing, onResize, selectable])
  const commit = (key: string, width: number) => {
    setDrawing(undefined)
    if (onResize) onResize(key, width)
    else keep((was) => ({ ...was, [key]: width }))
  }
  /** While the pointer is down the width follows it; it counts once the pointer is up. */
  const draw = (key: string, from: number, start: number) => {
    let width = start
    const move = (event: PointerEvent) => {
      const sign = document.dir === 'rtl' ? -1 : 1
      width = bounded(start + sign * (event.clientX - from))
      setDrawing({ key, width })
    }
    const end = () => {
      window.removeEventListener('pointermove', move)
      commit(key, width)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end, { once: true })
  }
  const widen = (key: string, by: number) => {
    const column = placed.find((one) => one.key === key)
    if (column) commit(key, bounded(column.width + by))
  }
  const template = gridTemplate(placed, selectable)
  const width = placed.reduce((sum, column) => sum + column.width, (selectable ? CHECK.with : CHECK.without) + 8)
  return { placed, template, width, draw, widen }
}

const bounded = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))

function placesOf<Row>(columns: Column<Row>[], start: number): PlacedColumn<Row>[] {
  let offset = start
  return columns.map((column, index) => {
    if (!column.pinned) return column
    const placed = { ...column, offset, lastPinned: !columns[index + 1]?.pinned }
    offset += column.width
    return placed
  })
}

/** Columns share the room that is left, save those that were drawn to a width. */
function gridTemplate(columns: { width: number; fixed?: boolean }[], selectable: boolean) {
  const tracks = columns.map(({ width, fixed }) => (fixed ? `${width}px` : `minmax(${width}px, ${width}fr)`))
  return `${selectable ? '50px' : '20px'} ${tracks.join(' ')} ${columns.every((column) => column.fixed) ? '1fr' : '8px'}`
}

/** Where a pinned cell stays. */
export const pinnedStyle = (offset: number | undefined): CSSProperties | undefined =>
  offset === undefined ? undefined : { insetInlineStart: offset }
