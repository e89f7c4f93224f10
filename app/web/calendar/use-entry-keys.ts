import type { KeyboardEvent } from 'react'
import { useFormats } from '../ui/format.ts'
import { plusDays } from '../views/calendar-days.ts'
import type { Entry, ShownKind } from './calendar-entry.ts'
import { DAY_MINUTES, dayOf, endOf, minuteOf, momentAt, STEP, wholeDay } from './grid-time.ts'
import type { Draft, Move } from './use-move-entry.ts'

/** What the keys do that an entry announces to a screen reader. */
export const ENTRY_KEYS = 'Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown'

/** The same day and hour as drawing would give. `upDown`: what a step up or down is. */
export function useEntryKeys(move: Move, upDown: 'minutes' | 'weeks') {
  const { timeZone } = useFormats()
  return (event: KeyboardEvent, entry: Entry, kind: ShownKind) => {
    if (!event.shiftKey || !event.key.startsWith('Arrow')) return
    event.preventDefault()
    event.stopPropagation()
    if (!kind.movable) return
    const to = event.altKey ? longer(entry, kind, event.key) : moved(entry, kind, event.key)
    if (!to) return
    move(entry, to)
    // It stands elsewhere now and may be drawn anew there.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${entry.id}"] a`)?.focus())
  }

  function moved(entry: Entry, kind: ShownKind, key: string): Draft | undefined {
    const sideways = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
    const down = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
    const day = dayOf(entry.start, timeZone)
    if (sideways || upDown === 'weeks') return onDay(entry, kind, plusDays(day, sideways || down * 7), timeZone)
    if (entry.allDay) return undefined
    const minute = minuteOf(entry.start, timeZone) + down * STEP
    if (minute < 0 || minute >= DAY_MINUTES) return undefined
    return { start: momentAt(day, minute, timeZone), minutes: entry.minutes, allDay: false }
  }
}

/** The same hour of another day, by the clocks there. */
export function onDay(entry: Entry, kind: ShownKind, day: string, timeZone: string): Draft {
  const { minutes, allDay } = entry
  if (!kind.hasHours) return { start: day, minutes, allDay }
  const start = allDay ? wholeDay(day, timeZone) : momentAt(day, minuteOf(entry.start, timeZone), timeZone)
  return { start, minutes, allDay }
}

function longer(entry: Entry, kind: ShownKind, key: string): Draft | undefined {
  if (!kind.minutes || entry.minutes === null || entry.allDay) return undefined
  const minutes = entry.minutes + (key === 'ArrowDown' ? STEP : key === 'ArrowUp' ? -STEP : 0)
  if (minutes < STEP || minutes === entry.minutes) return undefined
  return { start: entry.start, minutes, allDay: false }
}

/** From when to when, for the eye and the ear. */
export function useTimeWords() {
  const formats = useFormats()
  return (entry: Entry): string => {
    if (entry.allDay) return ''
    if (entry.minutes === null) return formats.time(entry.start)
    return `${formats.time(entry.start)} – ${formats.time(endOf(entry))}`
  }
}
