import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import styles from '../views/Calendar.module.css'
import type { Day } from '../views/calendar-days.ts'
import { DayCell } from '../views/MonthTable.tsx'
import { useDraggable } from '../views/use-draggable.ts'
import { type Entry, type Kinds, keyOf, type ShownKind } from './calendar-entry.ts'
import { colourOf, EntryLink } from './EntryLink.tsx'

/** Entries that fit a day of a month. */
const FIT = 4

type OnKeys = (event: KeyboardEvent, entry: Entry, kind: ShownKind) => void

interface MonthDayProps {
  day: Day
  entries: readonly Entry[]
  kinds: Kinds
  isToday: boolean
  /** Of another month than the one shown. */
  outside: boolean
  openDay: (day: Day) => void
  onKeys: OnKeys
}

/** One day of a month: its first entries, and the way to the others. */
export function MonthDay({ day, entries, kinds, isToday, outside, openDay, onKeys }: MonthDayProps) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const shown = entries.length > FIT ? entries.slice(0, FIT - 1) : entries
  return (
    <DayCell {...{ day, isToday, outside }} takes>
      <button
        type="button"
        className={`plain ${styles.number}`}
        aria-label={t('openDay', { day: formats.dayOfMonth(day) })}
        onClick={() => openDay(day)}
      >
        {Number(day.slice(8))}
      </button>
      <ul>
        {shown.map((entry) => {
          const kind = kinds.get(entry.kind)
          return kind && <MonthEntry key={keyOf(entry)} {...{ entry, kind, onKeys }} />
        })}
      </ul>
      {entries.length > shown.length && (
        <button type="button" className={`plain ${styles.rest}`} onClick={() => openDay(day)}>
          {t('moreThatDay', { count: entries.length - shown.length })}
        </button>
      )}
    </DayCell>
  )
}

function MonthEntry({ entry, kind, onKeys }: { entry: Entry; kind: ShownKind; onKeys: OnKeys }) {
  const line = useRef<HTMLLIElement>(null)
  const drawn = useDraggable(line, entry, kind.movable)
  return (
    <li
      ref={line}
      style={{ ...colourOf(kind), marginBlockStart: 2 }}
      data-entry={entry.id}
      data-drawn={drawn || undefined}
      onKeyDown={(event) => onKeys(event, entry, kind)}
    >
      <EntryLink entry={entry} kind={kind} short />
    </li>
  )
}
