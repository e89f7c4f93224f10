import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import { type Entry, type Kinds, keyOf } from './calendar-entry.ts'
import { colourOf, EntryLink } from './EntryLink.tsx'
import type { GridActs } from './GridEntry.tsx'
import styles from './TimeGrid.module.css'

interface AllDayLaneProps {
  days: readonly Day[]
  byDay: ReadonlyMap<Day, readonly Entry[]>
  kinds: Kinds
  acts: GridActs
}

/** Over the hours: what lasts all day. */
export function AllDayLane({ days, byDay, kinds, acts }: AllDayLaneProps) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  return (
    <div className={styles.lane} data-lane>
      <span className={styles.laneName}>{t('allDay')}</span>
      {days.map((day) => (
        <ul key={day} aria-label={t('allDayOf', { day: formats.dayOfMonth(day) })}>
          {(byDay.get(day) ?? [])
            .filter(({ allDay }) => allDay)
            .map((entry) => {
              const kind = kinds.get(entry.kind)
              if (!kind) return null
              const key = keyOf(entry)
              return (
                <li
                  key={key}
                  style={colourOf(kind)}
                  data-entry={entry.id}
                  data-movable={kind.movable || undefined}
                  data-drawn={acts.drawnKey === key || undefined}
                  onPointerDown={(event) => acts.begin(event, entry, kind, 'whole')}
                  onClickCapture={(event) => acts.wasDrawn() && event.preventDefault()}
                  onKeyDown={(event) => acts.onKeys(event, entry, kind)}
                >
                  <EntryLink entry={entry} kind={kind} short />
                </li>
              )
            })}
        </ul>
      ))}
    </div>
  )
}
