import { type DragEvent, type KeyboardEvent, useState } from 'react'

/** The list with one of its items elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from)
  const item = list[from]
  return item === undefined || to < 0 || to >= list.length ? [...list] : [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Puts rows in order: by dragging a row, or with the arrow keys on its grip, which keeps the focus. */
export function useReordering(move: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number>()
  return {
    row: (index: number) => ({
      draggable: dragged === index || undefined,
      'data-dragged': dragged === index || undefined,
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return
        event.preventDefault()
        if (dragged === index) return
        move(dragged, index)
        setDragged(index)
      },
      onDrop: (event: DragEvent) => event.preventDefault(),
      onDragEnd: () => setDragged(undefined),
    }),
    grip: (index: number, count: number) => ({
      // Only a row held by its grip moves: text in its inputs can still be selected.
      onPointerDown: () => setDragged(index),
      onPointerUp: () => setDragged(undefined),
      onKeyDown: (event: KeyboardEvent) => {
        const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : undefined
        if (to === undefined) return
        event.preventDefault()
        if (to >= 0 && to < count) move(index, to)
      },
    }),
  }
}
