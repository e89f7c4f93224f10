import { type KeyboardEvent, useRef } from 'react'
import { hrefWith, queryOf } from '../objects/list-search.ts'
import type { AnyRecord } from '../objects/object-client.ts'
import { ToneDot } from '../ui/cells.tsx'
import { textOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Calendar.module.css'
import type { DayParts } from './CalendarDay.tsx'
import { plusDays } from './calendar-days.ts'
import { useDraggable } from './use-draggable.ts'

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A record on its day: drawn to another by mouse or finger, or by Shift and the arrows. */
export function CalendarEntry({ model, place, field, record, movable, moveTo }: DayParts & { record: AnyRecord }) {
  const formats = useFormats()
  const entry = useRef<HTMLLIElement>(null)
  const drawn = useDraggable(entry, record, movable)
  const moment = textOf(record[field])
  const day = moment.length > 10 ? formats.dayKey(moment) : moment
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? steps[event.key] : undefined
    if (by === undefined) return
    event.preventDefault()
    if (!movable) return
    moveTo(record, plusDays(day, by))
    // It stands on another day now and is drawn anew there.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-entry="${record.id}"] a`)?.focus())
  }
  const tone = model.fields.flatMap(
    ({ key, options }) => options?.find(({ value }) => value === record[key])?.tone ?? [],
  )[0]
  return (
    <li
      ref={entry}
      className={styles.entry}
      data-entry={record.id}
      data-drawn={drawn || undefined}
      onKeyDown={onKeyDown}
    >
      <UiLink
        href={hrefWith(`${model.path}/${record.id}`, queryOf(place.search))}
        draggable={false}
        title={model.titleOf(record)}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown"
      >
        {tone && <ToneDot tone={tone} />}
        {moment.length > 10 && <span className={styles.time}>{formats.time(moment)}</span>}
        <span className={styles.entryName}>{model.titleOf(record)}</span>
      </UiLink>
    </li>
  )
}
