import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import type { Day } from '../views/calendar-days.ts'
import styles from './Agenda.module.css'
import { type Entry, type Kinds, keyOf } from './calendar-entry.ts'
import { DropDays } from './DropDays.tsx'
import { colourOf, EntryLink } from './EntryLink.tsx'
import { useAgendaDrag } from './use-agenda-drag.ts'
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

/** On a phone: the days that hold something, and today, one below the other. A finger that rests takes an entry to another. */
export function Agenda({ days, today, byDay, kinds, move, busy }: AgendaProps) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const onKeys = useEntryKeys(move, 'weeks')
  const frame = useRef<HTMLDivElement>(null)
  const drag = useAgendaDrag(frame, move)
  const shown = days.filter((day) => day === today || byDay.has(day))
  return (
    <div ref={frame} className={styles.agenda} aria-busy={busy || undefined}>
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
                    data-movable={kind.movable || undefined}
                    data-drawn={drag.held?.entry === entry || undefined}
                    onPointerDown={(event) => drag.begin(event, entry, kind)}
                    onClickCapture={(event) => drag.wasHeld() && event.preventDefault()}
                    onContextMenu={(event) => drag.wasHeld() && event.preventDefault()}
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
      {drag.held && <DropDays held={drag.held} days={days} today={today} />}
    </div>
  )
}
