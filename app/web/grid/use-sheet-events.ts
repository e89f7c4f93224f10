import { useEffect, useRef } from 'react'
import type { AnyRecord } from '../objects/object-client.ts'
import type { CellTable } from '../ui/DataTable.tsx'
import type { Place } from './block.ts'
import { answerKey, type SheetActs } from './sheet-keys.ts'
import type { SheetPlace } from './use-sheet-place.ts'

interface Clipboard {
  copied: () => string
  paste: (text: string) => void
  /** Cuts: what was copied is emptied. */
  clear: () => void
}

interface SheetEvents {
  table: Pick<CellTable<AnyRecord>, 'grid' | 'rowAt' | 'firstColumn'>
  place: SheetPlace
  acts: SheetActs
  clipboard: Clipboard
}

/**
 * Takes the grid's keys, pointer and clipboard while its cells are written. The listeners catch on the way down: what the
 * sheet answers never reaches the rows, which open and choose records by the same keys.
 */
export function useSheetEvents(events: SheetEvents) {
  const latest = useRef(events)
  latest.current = events
  const { grid } = events.table
  useEffect(() => {
    const element = grid.current
    if (!element) return undefined
    const leave = new AbortController()
    const { signal } = leave
    const capture = { capture: true, signal }
    element.addEventListener('keydown', (event) => onKey(event, latest), capture)
    element.addEventListener('pointerdown', (event) => onPress(event, latest), capture)
    element.addEventListener('pointermove', (event) => onDrag(event, latest), { signal })
    element.addEventListener('click', (event) => onClick(event, latest), capture)
    element.addEventListener('dblclick', () => latest.current.acts.edit(), { signal })
    document.addEventListener('copy', (event) => onCopy(event, latest), { signal })
    document.addEventListener('cut', (event) => onCopy(event, latest) && latest.current.clipboard.clear(), { signal })
    document.addEventListener('paste', (event) => onPaste(event, latest), { signal })
    element.focus({ preventScroll: true })
    return () => leave.abort()
  }, [grid])
}

interface Latest {
  current: SheetEvents
}

function onKey(event: KeyboardEvent, { current }: Latest) {
  if (event.target !== current.table.grid.current) return
  if (!answerKey(event, current.place, current.acts)) return
  event.preventDefault()
  event.stopPropagation()
}

function onPress(event: PointerEvent, { current }: Latest) {
  const place = placeOf(event.target, current.table)
  if (!place || event.button !== 0) return
  event.preventDefault()
  current.place.goTo(place, event.shiftKey)
  current.table.grid.current?.focus({ preventScroll: true })
}

function onDrag(event: PointerEvent, { current }: Latest) {
  if ((event.buttons & 1) === 0) return
  const place = placeOf(event.target, current.table)
  const { end } = current.place
  if (place && (place.row !== end.row || place.column !== end.column)) current.place.goTo(place, true)
}

/** A press stands on a cell; with Ctrl or ⌘ a link in it still opens in a new tab. */
function onClick(event: MouseEvent, { current }: Latest) {
  if (!placeOf(event.target, current.table) || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  event.stopPropagation()
}

function onCopy(event: ClipboardEvent, { current }: Latest): boolean {
  if (document.activeElement !== current.table.grid.current) return false
  event.clipboardData?.setData('text/plain', current.clipboard.copied())
  event.preventDefault()
  return true
}

function onPaste(event: ClipboardEvent, { current }: Latest) {
  const text = event.clipboardData?.getData('text/plain')
  if (!text || document.activeElement !== current.table.grid.current) return
  event.preventDefault()
  current.clipboard.paste(text)
}

/** The cell under the pointer; none in the column of boxes or between rows. */
function placeOf(target: EventTarget | null, { rowAt, firstColumn }: SheetEvents['table']): Place | undefined {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null
  const column = Number(cell?.getAttribute('aria-colindex')) - firstColumn
  const row = rowAt(Number(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex')))
  return cell && row !== undefined && column >= 0 ? { row, column } : undefined
}
