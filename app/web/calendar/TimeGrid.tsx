import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import { AllDayLane } from './AllDayLane.tsx'
import { type Entry, type Kinds, keyOf } from './calendar-entry.ts'
import { GridEntry } from './GridEntry.tsx'
import { DAY_MINUTES, piecesOf } from './grid-time.ts'
import { sideBySide } from './side-by-side.ts'
import styles from './TimeGrid.module.css'
import { useEntryKeys } from './use-entry-keys.ts'
import { type Dragging, useGridDrag } from './use-grid-drag.ts'
import type { Move } from './use-move-entry.ts'
import { useNow } from './use-now.ts'
import { useWorkingHours } from './working-hours.ts'

export interface TimeGridProps {
  days: readonly Day[]
  today: Day
  byDay: ReadonlyMap<Day, readonly Entry[]>
  kinds: Kinds
  move: Move
  dragging: Dragging | undefined
  show: (dragging: Dragging | undefined) => void
  /** Somebody pressed a free place. */
  create: (day: Day, minute: number) => void
  busy: boolean
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** Days side by side: what lasts all day above, the hours below, what overlaps beside each other. */
export function TimeGrid({ days, today, byDay, kinds, move, dragging, show, create, busy }: TimeGridProps) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const frame = useRef<HTMLElement>(null)
  const drag = useGridDrag(frame, days, move, show)
  const acts = { ...drag, onKeys: useEntryKeys(move, 'minutes'), drawnKey: dragging?.key }
  const working = useWorkingHours()
  const now = useNow(formats.timeZone)
  const heads = useMemo(
    () => new Intl.DateTimeFormat(formats.locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }),
    [formats.locale],
  )
  const clock = useMemo(
    () => new Intl.DateTimeFormat(formats.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }),
    [formats.locale],
  )
  const { firstHour } = working
  useEffect(() => {
    const element = frame.current
    const hour = element?.querySelector('[data-hour]')?.getBoundingClientRect().height ?? 0
    if (element) element.scrollTop = hour * firstHour
  }, [firstHour])
  return (
    <section
      ref={frame}
      className={styles.frame}
      style={{ '--days': days.length } as CSSProperties} // React's type knows no custom properties
      aria-busy={busy || undefined}
      aria-label={t('grid')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys, also while it holds no entry
      tabIndex={0}
    >
      <div className={styles.top}>
        <div className={styles.heads}>
          <span />
          {days.map((day) => (
            <h3 key={day} data-today={day === today || undefined}>
              <span aria-hidden="true">{heads.format(new Date(day))}</span>
              <span className="visually-hidden">{formats.dayOfMonth(day)}</span>
            </h3>
          ))}
        </div>
        <AllDayLane {...{ days, byDay, kinds, acts }} />
      </div>
      <div className={styles.body}>
        <div className={styles.axis} aria-hidden="true">
          {HOURS.map((hour) => (
            <span key={hour} data-hour={hour}>
              {hour > 0 && clock.format(new Date(Date.UTC(2026, 0, 1, hour)))}
            </span>
          ))}
        </div>
        {days.map((day) => (
          // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a short cut for the mouse; the button and the key n make entries
          <div
            key={day}
            className={styles.column}
            data-column={day}
            data-today={day === today || undefined}
            onClick={(event) => {
              if (event.target !== event.currentTarget || drag.wasDrawn()) return
              const { top, height } = event.currentTarget.getBoundingClientRect()
              create(day, Math.floor((((event.clientY - top) / height) * DAY_MINUTES) / 30) * 30)
            }}
          >
            {working.free(day).map(([from, to]) => (
              <div key={from} className={styles.free} style={band(from, to)} aria-hidden="true" />
            ))}
            {now.day === day && <div className={styles.now} style={band(now.minute, now.minute)} aria-hidden="true" />}
            <ol aria-label={formats.dayOfMonth(day)}>
              {sideBySide(
                (byDay.get(day) ?? [])
                  .filter(({ allDay }) => !allDay)
                  .flatMap((entry) => piecesOf(entry, formats.timeZone))
                  .filter((piece) => piece.day === day),
              ).map((piece) => {
                const kind = kinds.get(piece.entry.kind)
                const key = keyOf(piece.entry)
                return kind && <GridEntry key={key} {...{ piece, kind, acts }} drawn={dragging?.key === key} />
              })}
            </ol>
          </div>
        ))}
      </div>
    </section>
  )
}

const band = (from: number, to: number) => ({
  insetBlockStart: `${(from / DAY_MINUTES) * 100}%`,
  blockSize: to > from ? `${((to - from) / DAY_MINUTES) * 100}%` : undefined,
})
