import { type PointerEvent, type RefObject, useRef } from 'react'
import { useFormats } from '../ui/format.ts'
import { type Day, plusDays } from '../views/calendar-days.ts'
import { type Entry, keyOf, type ShownKind } from './calendar-entry.ts'
import { DAY_MINUTES, dayOf, minuteOf, momentAt, STEP, wholeDay } from './grid-time.ts'
import { onDay } from './use-entry-keys.ts'
import { useHold } from './use-hold.ts'
import type { Draft, Move } from './use-move-entry.ts'

/** Where the pointer is: on which of the days, at which minute; in the lane of whole days without one. */
interface Place {
  column: number
  minute: number | null
}

export interface Dragging {
  key: string
  to: Draft
}

/** A hand that shakes does not draw. */
const STILL = 4

/**
 * Draws entries to another hour or day, and their end to another hour, by mouse, pen or a finger that rested. Escape leaves
 * all as it was. `show` is told where it would come to stand, and undefined at the end.
 */
export function useGridDrag(
  frame: RefObject<HTMLElement | null>,
  days: readonly Day[],
  move: Move,
  show: (dragging: Dragging | undefined) => void,
) {
  const { timeZone } = useFormats()
  const drawn = useRef(false)
  const { rest } = useHold(frame)

  function begin(event: PointerEvent, entry: Entry, kind: ShownKind, part: 'whole' | 'end') {
    if (event.button !== 0 || !kind.movable) return
    event.stopPropagation()
    if (event.pointerType === 'touch') rest(event, () => draw(event, entry, kind, part))
    else draw(event, entry, kind, part)
  }

  function draw(event: PointerEvent, entry: Entry, kind: ShownKind, part: 'whole' | 'end') {
    const from = { x: event.clientX, y: event.clientY }
    const grabbed = placeOf(frame.current, from)
    const startsAt = absolute(days, dayOf(entry.start, timeZone), entry.allDay ? 0 : minuteOf(entry.start, timeZone))
    const hold = grabbed && grabbed.minute !== null && !entry.allDay ? pointed(grabbed) - startsAt : 0
    let to: Draft | undefined
    const goOn = (pointer: globalThis.PointerEvent) => {
      if (!drawn.current && Math.hypot(pointer.clientX - from.x, pointer.clientY - from.y) < STILL) return
      drawn.current = true
      const place = placeOf(frame.current, { x: pointer.clientX, y: pointer.clientY })
      const next = place && (part === 'end' ? endedAt(place) : movedTo(place))
      if (!next || (to && next.start === to.start && next.minutes === to.minutes)) return
      to = next
      show({ key: keyOf(entry), to })
    }
    const stop = () => {
      window.removeEventListener('pointermove', goOn)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', stop)
      window.removeEventListener('keydown', leave, true)
      show(undefined)
      // The click that follows is the end of the drawing, no wish to open the record.
      setTimeout(() => {
        drawn.current = false
      })
    }
    const drop = () => {
      stop()
      if (to) move(entry, to)
    }
    const leave = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return
      pressed.stopPropagation()
      stop()
    }
    window.addEventListener('pointermove', goOn)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', stop)
    window.addEventListener('keydown', leave, true)

    function movedTo(place: Place): Draft {
      const day = days[place.column] ?? days[0] ?? ''
      if (!kind.hasHours) return onDay(entry, kind, day, timeZone)
      if (place.minute === null) {
        // What takes time has its hour on any day.
        return kind.minutes
          ? onDay(entry, kind, day, timeZone)
          : { start: wholeDay(day, timeZone), minutes: null, allDay: true }
      }
      const at = Math.round((pointed(place) - hold) / STEP) * STEP
      const start = momentAt(plusDays(days[0] ?? day, Math.floor(at / DAY_MINUTES)), mod(at, DAY_MINUTES), timeZone)
      return { start, minutes: entry.minutes, allDay: false }
    }
    function endedAt(place: Place): Draft | undefined {
      if (place.minute === null) return undefined
      const at = Math.max(Math.round(pointed(place) / STEP) * STEP, startsAt + STEP)
      const end = momentAt(plusDays(days[0] ?? '', Math.floor(at / DAY_MINUTES)), mod(at, DAY_MINUTES), timeZone)
      const minutes = Math.max(STEP, (Date.parse(end) - Date.parse(entry.start)) / 60_000)
      return { start: entry.start, minutes, allDay: false }
    }
  }
  return { begin, wasDrawn: () => drawn.current }
}

const mod = (value: number, by: number) => ((value % by) + by) % by
const absolute = (days: readonly Day[], day: Day, minute: number) =>
  Math.round((Date.parse(day) - Date.parse(days[0] ?? day)) / 86_400_000) * DAY_MINUTES + minute
const pointed = ({ column, minute }: Place) => column * DAY_MINUTES + (minute ?? 0)

function placeOf(frame: HTMLElement | null, { x, y }: { x: number; y: number }): Place | undefined {
  const columns = [...(frame?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
  const column = columns.findIndex((one) => {
    const { left, right } = one.getBoundingClientRect()
    return x >= left && x < right
  })
  const box = columns[column]?.getBoundingClientRect()
  if (!box) return undefined
  const lane = frame?.querySelector('[data-lane]')?.getBoundingClientRect()
  if (lane && y < lane.bottom) return { column, minute: null }
  return { column, minute: Math.max(0, Math.min(DAY_MINUTES - 1, ((y - box.top) / box.height) * DAY_MINUTES)) }
}
