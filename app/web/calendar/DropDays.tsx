import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { type Day, firstWeekday, weekOf } from '../views/calendar-days.ts'
import styles from './Agenda.module.css'
import { dayOf } from './grid-time.ts'
import type { Held } from './use-agenda-drag.ts'

/** The days that an entry in somebody's hand can be dropped on, within reach of the thumb. */
export function DropDays({ held, days, today }: { held: Held; days: readonly Day[]; today: Day }) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const [first = today] = days
  const shown = days.length > 1 ? days : weekOf(first, firstWeekday(formats.locale))
  const weekday = new Intl.DateTimeFormat(formats.locale, { weekday: 'short', timeZone: 'UTC' })
  const from = dayOf(held.entry.start, formats.timeZone)
  return (
    <div className={styles.drop} aria-hidden="true">
      <p>{t('dropOn', { name: held.entry.title })}</p>
      <div className={styles.dropDays}>
        {shown.map((day) => (
          <span
            key={day}
            data-drop-day={day}
            data-over={day === held.over || undefined}
            data-from={day === from || undefined}
            data-today={day === today || undefined}
          >
            {weekday.format(new Date(day))}
            <strong>{Number(day.slice(8))}</strong>
          </span>
        ))}
      </div>
    </div>
  )
}
