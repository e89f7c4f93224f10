import { moved, type Place } from './block.ts'
import type { SheetPlace } from './use-sheet-place.ts'

/** What the keys of the sheet do. */
export interface SheetActs {
  edit: (typed?: string) => void
  clear: () => void
  fillDown: () => void
  undo: () => void
  redo: () => void
  leave: () => void
  /** Brings a row into sight. */
  reveal: (place: Place) => void
}

const steps: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -15, column: 0 },
  PageDown: { row: 15, column: 0 },
}
const FAR = 1_000_000

/** Answers a key as a spreadsheet does. @returns whether it was one of the sheet's. */
export function answerKey(event: KeyboardEvent, place: SheetPlace, acts: SheetActs): boolean {
  const chord = event.ctrlKey || event.metaKey
  if (event.altKey || event.isComposing) return false
  const target = targetOf(event, chord, place)
  if (target) {
    place.goTo(target, event.shiftKey && event.key !== 'Tab')
    acts.reveal(target)
    return true
  }
  if (chord) return answerChord(event, place, acts)
  switch (event.key) {
    case 'Enter':
    case 'F2':
      acts.edit()
      return true
    case 'Delete':
    case 'Backspace':
      acts.clear()
      return true
    case 'Escape':
      if (isBlock(place)) place.goTo(place.cursor)
      else acts.leave()
      return true
    case 'Tab':
      return false
    default:
      if (event.key.length !== 1) return false
      acts.edit(event.key)
      return true
  }
}

const isBlock = ({ cursor, end }: SheetPlace) => cursor.row !== end.row || cursor.column !== end.column

/** Where a key leads; nothing for one that moves nowhere, and at the end of the table for Tab, which then goes on. */
function targetOf(event: KeyboardEvent, chord: boolean, { cursor, end, size }: SheetPlace): Place | undefined {
  const from = event.shiftKey && event.key !== 'Tab' ? end : cursor
  const step = steps[event.key]
  if (step) {
    const factor = chord ? FAR : 1
    return moved(from, { row: step.row * factor, column: step.column * factor }, size)
  }
  if (event.key === 'Home') return { row: chord ? 0 : from.row, column: 0 }
  if (event.key === 'End') return { row: chord ? size.rows - 1 : from.row, column: size.columns - 1 }
  if (event.key !== 'Tab' || chord) return undefined
  const at = cursor.row * size.columns + cursor.column + (event.shiftKey ? -1 : 1)
  if (at < 0 || at >= size.rows * size.columns) return undefined
  return { row: Math.floor(at / size.columns), column: at % size.columns }
}

function answerChord(event: KeyboardEvent, place: SheetPlace, acts: SheetActs): boolean {
  switch (event.key.toLowerCase()) {
    case 'a':
      place.mark({ row: 0, column: 0 }, { row: place.size.rows - 1, column: place.size.columns - 1 })
      return true
    case 'd':
      acts.fillDown()
      return true
    case 'y':
      acts.redo()
      return true
    case 'z':
      if (event.shiftKey) acts.redo()
      else acts.undo()
      return true
    default:
      return false
  }
}
