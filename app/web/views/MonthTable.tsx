import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react'
import type { AnyRecord } from '../objects/object-client.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Calendar.module.css'
import type { Day } from './calendar-days.ts'
import { readDragged } from './dragged.ts'

interface MonthTableProps {
  weeks: readonly (readonly Day[])[]
  busy: boolean
  span?: string | undefined
  /** Hears what was dragged onto which day. */
  dropped: (dragged: AnyRecord, day: Day) => void
  /** Draws a day, as a `DayCell`. */
  children: (day: Day) => ReactNode
}

/** Weeks of days under the names of the days of the week. */
export function MonthTable({ weeks, busy, span, dropped, children }: MonthTableProps) {
  const formats = useFormats()
  const drop = useRef(dropped)
  drop.current = dropped
  // Pragmatic drag and drop speaks to elements, not to React.
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const dragged = readDragged(source.data)
          const day = location.current.dropTargets[0]?.data.day
          if (dragged && typeof day === 'string') drop.current(dragged, day)
        },
      }),
    [],
  )
  const weekday = new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <table
      className={styles.calendar}
      data-span={span}
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
          <tr key={week[0]}>{week.map(children)}</tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayCellProps {
  day: Day
  isToday: boolean
  /** Of another month than the one shown. */
  outside: boolean
  /** Takes what is dragged onto it. */
  takes: boolean
  children: ReactNode
}

export function DayCell({ day, isToday, outside, takes, children }: DayCellProps) {
  const cell = useRef<HTMLTableCellElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = cell.current
    if (!element || !takes) return
    return dropTargetForElements({
      element,
      getData: () => ({ day }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [day, takes])
  return (
    <td ref={cell} data-over={over || undefined} data-outside={outside || undefined} data-today={isToday || undefined}>
      {children}
    </td>
  )
}
