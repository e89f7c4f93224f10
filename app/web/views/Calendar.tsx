import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useMediaQuery } from '@mantine/hooks'
import { type CSSProperties, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NothingListed } from '../objects/NothingListed.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { textOf } from '../ui/field.ts'
import { FormatContext, useFormats } from '../ui/format.ts'
import styles from './Calendar.module.css'
import { CalendarBar } from './CalendarBar.tsx'
import { CalendarDay } from './CalendarDay.tsx'
import { CalendarEntry } from './CalendarEntry.tsx'
import { type Day, firstWeekday, monthOf, weekOf } from './calendar-days.ts'
import { readDragged } from './dragged.ts'
import { sameTime } from './same-time.ts'
import { useCalendar } from './use-calendar.ts'
import type { ListView } from './use-list-view.ts'
import { useMoveRecord } from './use-move-record.ts'

/** The records of a list on the days of a field, a month or a week at a time, in the workspace's time zone. */
export function Calendar({ model, place }: { model: ObjectModel; place: ListView }) {
  const { t } = useTranslation('views')
  const formats = useFormats()
  const { timeZone } = useContext(FormatContext)
  const onPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const { search } = place
  const key = search.date ?? ''
  const field = model.field(key)
  const today = formats.dayKey(new Date().toISOString())
  const at = /^\d{4}-\d{2}-\d{2}$/.test(search.at ?? '') ? (search.at ?? today) : today
  const [chosen, choose] = useState<Day>()
  const first = firstWeekday(formats.locale)
  const weeks = search.span === 'week' ? [weekOf(at, first)] : monthOf(at, first)
  const days = weeks.flat()
  const movable = model.descriptor.may.update && !field?.readOnly
  const moves = useMoveRecord(model, key, (value) => (typeof value === 'string' ? formats.date(value) : '–'))
  const calendar = useCalendar(model, place, key, [days[0] ?? at, days.at(-1) ?? at], moves.moved)
  const moveTo = (record: AnyRecord, day: Day) =>
    void moves.move(record, field?.type === 'date' ? day : sameTime(textOf(record[key]), day, timeZone))
  const move = useRef(moveTo)
  move.current = moveTo
  // Pragmatic drag and drop speaks to elements, not to React.
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const dragged = readDragged(source.data)
          const day = location.current.dropTargets[0]?.data.day
          if (dragged && typeof day === 'string') move.current(dragged, day)
        },
      }),
    [],
  )
  if (calendar.problem)
    return (
      <NothingListed
        model={model}
        search={search}
        problem={calendar.problem}
        retry={() => void calendar.retry()}
        clear={() => place.change({ filter: undefined, q: undefined })}
      />
    )
  const opened = chosen && days.includes(chosen) ? chosen : days.includes(today) ? today : days[0]
  const weekday = new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className={styles.frame}>
      <CalendarBar place={place} at={at} today={today} />
      <table
        className={styles.calendar}
        data-span={search.span}
        style={weekCount(weeks.length)}
        aria-busy={calendar.loading || undefined}
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
                <CalendarDay
                  key={day}
                  {...{ model, place, field: key, day, movable, moveTo }}
                  records={calendar.byDay.get(day) ?? []}
                  count={calendar.countOf(day)}
                  isToday={day === today}
                  outside={search.span !== 'week' && day.slice(0, 7) !== at.slice(0, 7)}
                  choose={onPhone ? choose : undefined}
                  chosen={onPhone && day === opened}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onPhone && opened && (
        <section className={styles.agenda} aria-label={formats.date(opened)}>
          <h2>{formats.date(opened)}</h2>
          <ul>
            {calendar.byDay.get(opened)?.map((record) => (
              <CalendarEntry key={record.id} {...{ model, place, field: key, record, movable, moveTo }} />
            ))}
          </ul>
          {!calendar.loading && !calendar.byDay.get(opened) && <p className={styles.none}>{t('nothingThatDay')}</p>}
        </section>
      )}
      {!onPhone && (
        <div className={styles.foot}>
          {movable ? t('calendarHint') : t('calendarLocked', { field: field?.label ?? '' })}
        </div>
      )}
    </div>
  )
}

/** Read by the style sheet, which shares the room among them. */
const weekCount = (weeks: number) => ({ '--weeks': weeks }) as CSSProperties // React's type knows no custom properties
