import { useMediaQuery } from '@mantine/hooks'
import { useContext, useState } from 'react'
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
import { MonthTable } from './MonthTable.tsx'
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
  return (
    <div className={styles.frame}>
      <CalendarBar place={place} at={at} today={today} />
      <MonthTable {...{ weeks, span: search.span, dropped: moveTo, busy: calendar.loading }}>
        {(day) => (
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
        )}
      </MonthTable>
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
