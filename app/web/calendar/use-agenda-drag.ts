import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import type { Entry, ShownKind } from './calendar-entry.ts'
import { onDay } from './use-entry-keys.ts'
import { useHold } from './use-hold.ts'
import type { Move } from './use-move-entry.ts'

/** An entry in somebody's hand, and the day it is held over. */
export interface Held {
  entry: Entry
  over: Day | undefined
}

/** On a phone: an entry that a finger rests on is taken to one of the days that then come up. */
export function useAgendaDrag(frame: RefObject<HTMLElement | null>, move: Move) {
  const { timeZone } = useFormats()
  const [held, setHeld] = useState<Held>()
  const wasHeld = useRef(false)
  const { rest } = useHold(frame)

  function begin(event: PointerEvent, entry: Entry, kind: ShownKind) {
    if (event.pointerType !== 'touch' || !kind.movable) return
    rest(event, () => {
      wasHeld.current = true
      setHeld({ entry, over: undefined })
      let over: Day | undefined
      const goOn = ({ clientX, clientY }: globalThis.PointerEvent) => {
        over = dayAt(clientX, clientY)
        setHeld({ entry, over })
      }
      const stop = () => {
        window.removeEventListener('pointermove', goOn)
        window.removeEventListener('pointerup', drop)
        window.removeEventListener('pointercancel', stop)
        setHeld(undefined)
        // The press that ends it opens nothing.
        setTimeout(() => {
          wasHeld.current = false
        })
      }
      const drop = () => {
        stop()
        if (over) move(entry, onDay(entry, kind, over, timeZone))
      }
      window.addEventListener('pointermove', goOn)
      window.addEventListener('pointerup', drop)
      window.addEventListener('pointercancel', stop)
    })
  }
  return { held, begin, wasHeld: () => wasHeld.current }
}

const dayAt = (x: number, y: number): Day | undefined =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop-day]')?.dataset.dropDay
