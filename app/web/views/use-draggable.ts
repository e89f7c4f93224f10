import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import type { AnyRecord } from '../objects/object-client.ts'
import { dragData } from './dragged.ts'

/** Lets an element that stands for a record be drawn elsewhere, while it is `movable`. @returns whether it is being drawn */
export function useDraggable(ref: RefObject<HTMLElement | null>, record: AnyRecord, movable: boolean): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || !movable) return
    return draggable({
      element,
      getInitialData: () => dragData(record),
      onDragStart: () => setDrawn(true),
      onDrop: () => setDrawn(false),
    })
  }, [ref, record, movable])
  return drawn
}
