import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import styles from './Agenda.module.css'
import { type Entry, type Kinds, keyOf } from './calendar-entry.ts'
import { colourOf, EntryLink } from './EntryLink.tsx'
import { useEntryKeys } from './use-entry-keys.ts'
import type { Move } from './use-move-entry.ts'

interface AgendaProps {
  days: readonly Day[]
  today: Day
  byDay: ReadonlyMap<Day, readonly Entry[]>
  kinds: Kinds
  move: Move
  busy: boolean
}

/** On a phone: the days that hold something, and today, one below the other. */
export function Agenda({ days, today, byDay, kinds, move, busy }: AgendaProps) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const onKeys = useEntryKeys(move, 'weeks')
  const shown = days.filter((day) => day === today || byDay.has(day))
  return (
    <div className={styles.agenda} aria-busy={busy || undefined}>
      {shown.map((day) => (
        <section key={day} aria-label={formats.dayOfMonth(day)}>
          <h3 data-today={day === today || undefined}>{formats.day(day)}</h3>
          <ul>
            {byDay.get(day)?.map((entry) => {
              const kind = kinds.get(entry.kind)
              return (
                kind && (
                  <li
                    key={keyOf(entry)}
                    style={colourOf(kind)}
                    data-entry={entry.id}
                    onKeyDown={(event) => onKeys(event, entry, kind)}
                  >
                    <EntryLink entry={entry} kind={kind} />
                  </li>
                )
              )
            })}
          </ul>
          {!busy && !byDay.has(day) && <p>{t('nothingThatDay')}</p>}
        </section>
      ))}
      {!busy && shown.length === 0 && <p className={styles.nothing}>{t('nothing')}</p>}
    </div>
  )
}
