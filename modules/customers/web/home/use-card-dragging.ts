import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

interface Dragging {
  /** The card that this element is and that can be drawn. */
  id?: string
  /** What comes of a card let go over this element: above which other card, if above one. */
  drop?: (id: string, before: string | undefined) => void
}

/** Lets a card be drawn to another place, or an element take cards in. */
export function useCardDragging<E extends HTMLElement>({ id, drop }: Dragging) {
  const ref = useRef<E>(null)
  const [drawn, setDrawn] = useState(false)
  const [over, setOver] = useState(false)
  const takes = drop !== undefined
  const dropped = useEffectEvent((card: string, before: string | undefined) => drop?.(card, before))
  useEffect(() => {
    const element = ref.current
    if (!element || id === undefined) return
    const endDrag = draggable({
      element,
      getInitialData: () => ({ homeCard: id }),
      onDragStart: () => setDrawn(true),
      onDrop: () => setDrawn(false),
    })
    return endDrag
  }, [id])
  useEffect(() => {
    const element = ref.current
    if (!element || !takes) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.homeCard === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source, location }) => {
        setOver(false)
        dropped(String(source.data.homeCard), cardBelow(element, location.current.input.clientY))
      },
    })
  }, [takes])
  return { ref, drawn, over }
}

/** The first card whose middle lies below a height of the screen. */
function cardBelow(column: HTMLElement, height: number): string | undefined {
  const tiles = [...column.querySelectorAll<HTMLElement>('[data-card]')]
  return tiles.find((tile) => {
    const { top, bottom } = tile.getBoundingClientRect()
    return (top + bottom) / 2 > height
  })?.dataset.card
}
