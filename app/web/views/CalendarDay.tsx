import { useTranslation } from 'react-i18next'
import { hrefWith } from '../objects/list-search.ts'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Calendar.module.css'
import { CalendarEntry } from './CalendarEntry.tsx'
import type { Day } from './calendar-days.ts'
import { narrowed } from './group-filter.ts'
import { DayCell } from './MonthTable.tsx'
import type { ListView } from './use-list-view.ts'

/** Entries that fit a day of a month. */
const FIT = 3

export interface DayParts {
  model: ObjectModel
  place: ListView
  /** The field that puts records on days. */
  field: string
  movable: boolean
  moveTo: (record: AnyRecord, day: Day) => void
}

interface CalendarDayProps extends DayParts {
  day: Day
  records: AnyRecord[]
  count: number
  isToday: boolean
  /** Of another month than the one shown. */
  outside: boolean
  /** Given on a phone: days have dots, and the chosen one is listed below. */
  choose: ((day: Day) => void) | undefined
  chosen: boolean | undefined
}

/** One day: its entries, and the way to those that do not fit. */
export function CalendarDay(props: CalendarDayProps) {
  const { day, records, count, isToday, outside, choose, chosen, ...parts } = props
  const { t } = useTranslation('views')
  const formats = useFormats()
  const { place, model, field, movable } = parts
  const shown = place.search.span === 'week' ? records : records.slice(0, count > FIT ? FIT - 1 : FIT)
  const number = String(Number(day.slice(8)))
  const rest = count - shown.length
  return (
    <DayCell {...{ day, isToday, outside }} takes={movable}>
      {choose ? (
        <button
          type="button"
          className={`plain ${styles.dayButton}`}
          aria-pressed={chosen}
          aria-label={t('dayWith', { day: formats.dayOfMonth(day), count })}
          onClick={() => choose(day)}
        >
          <span className={styles.number}>{number}</span>
          <span className={styles.dots} data-count={Math.min(3, count)} aria-hidden="true" />
        </button>
      ) : (
        <>
          <time dateTime={day} className={styles.number}>
            <span aria-hidden="true">{number}</span>
            <span className="visually-hidden">{formats.date(day)}</span>
          </time>
          <ul>
            {shown.map((record) => (
              <CalendarEntry key={record.id} {...parts} record={record} />
            ))}
          </ul>
          {rest > 0 && (
            <UiLink
              className={styles.rest}
              href={hrefWith(model.path, {
                ...narrowed(
                  { filter: place.search.filter, q: place.search.q },
                  { field, op: 'between', value: [day, day] },
                ),
              })}
            >
              {t('moreThatDay', { count: rest })}
            </UiLink>
          )}
        </>
      )}
    </DayCell>
  )
}
