import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type CSSProperties, useEffect, useRef } from 'react'
import { useFormats } from '../ui/format.ts'
import styles from '../views/Calendar.module.css'
import type { Day } from '../views/calendar-days.ts'
import { readDragged } from '../views/dragged.ts'
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
  const drop = useRef(dropped)
  drop.current = dropped
  // Pragmatic drag and drop speaks to elements, not to React.
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const entry = readDragged(source.data)
          const day = location.current.dropTargets[0]?.data.day
          if (entry && typeof day === 'string') drop.current(entry as Entry, day) // what is drawn here are entries
        },
      }),
    [],
  )
  const weekday = new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <table
      className={styles.calendar}
      style={{ '--weeks': weeks.length } as CSSProperties} // React's type knows no custom properties
      aria-busy={busy || undefined}
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {weekday.format(new Date(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <MonthDay
                key={day}
                {...{ day, kinds, openDay, onKeys }}
                entries={byDay.get(day) ?? []}
                isToday={day === today}
                outside={day.slice(0, 7) !== at.slice(0, 7)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
