import type { Ctx } from '#platform/ctx/ctx'
import { dayIn } from '../days.ts'
import type { Entry } from '../entries.ts'
import { uidOf } from '../ics/uid.ts'
import type { IcsEvent } from '../ics/write-calendar.ts'

/** An entry as a calendar program reads it. What is in the trash is told as cancelled: it must go from there, too. */
export function eventOf({ workspace }: Ctx, entry: Entry, publicUrl: string): IcsEvent {
  const { kind, record, start, minutes, allDay, title, state, since } = entry
  const { type, trait } = kind
  const text = (name: string | undefined) => (name && record[name] ? String(record[name]) : null)
  return {
    // Each return of a day that comes again is an entry of its own.
    uid: uidOf(record.id, since === null ? undefined : `${kind.start}.${start.slice(0, 4)}`),
    sequence: record.version - 1,
    stamp: String(record.updatedAt),
    start: allDay ? dayIn(start, workspace.timeZone) : start,
    minutes: allDay ? null : minutes,
    title,
    place: text(trait.place),
    details: text(trait.details),
    url: `${publicUrl}${type.custom ? `/records/${type.name}` : `/${type.plural}`}/${record.id}`,
    cancelled: state === 'cancelled' || Boolean(record.deletedAt),
    busy: minutes !== null && state === 'open',
  }
}
