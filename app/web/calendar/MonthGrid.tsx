import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import { MonthTable } from '../views/MonthTable.tsx'
import type { Entry, Kinds } from './calendar-entry.ts'
import { MonthDay } from './MonthDay.tsx'
import { onDay, useEntryKeys } from './use-entry-keys.ts'
import type { Move } from './use-move-entry.ts'

interface MonthGridProps {
  weeks: readonly (readonly Day[])[]
  at: Day
  today: Day
  byDay: ReadonlyMap<Day, readonly Entry[]>
  kinds: Kinds
  move: Move
  openDay: (day: Day) => void
  busy: boolean
}

/** The weeks of a month; entries are drawn from day to day. */
export function MonthGrid({ weeks, at, today, byDay, kinds, move, openDay, busy }: MonthGridProps) {
  const formats = useFormats()
  const onKeys = useEntryKeys(move, 'weeks')
  const dropped = (entry: Entry, day: Day) => {
    const kind = kinds.get(entry.kind)
    if (kind) move(entry, onDay(entry, kind, day, formats.timeZone))
  }
  return (
    <MonthTable
      {...{ weeks, busy }}
      // What is drawn here are entries.
      dropped={(dragged, day) => dropped(dragged as Entry, day)}
    >
      {(day) => (
        <MonthDay
          key={day}
          {...{ day, kinds, openDay, onKeys }}
          entries={byDay.get(day) ?? []}
          isToday={day === today}
          outside={day.slice(0, 7) !== at.slice(0, 7)}
        />
      )}
    </MonthTable>
  )
}
