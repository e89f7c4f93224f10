import { atLocal, localOf } from '../ui/local-time.ts'
import { type Day, plusDays } from '../views/calendar-days.ts'
import type { Entry } from './calendar-entry.ts'

/** Minutes of a day by the clock on the wall: also where the clocks change, the picture has 24 hours. */
export const DAY_MINUTES = 24 * 60
/** What is drawn is moved by such steps. */
export const STEP = 15
/** A mere moment is drawn as long as this. */
export const SHORTEST = 30

/** A part of an entry on one day, in minutes since its midnight. */
export interface Piece {
  entry: Entry
  day: Day
  from: number
  to: number
  /** It begins, or ends, on another day. */
  goesOn: { before: boolean; after: boolean }
}

export const dayOf = (start: string, timeZone: string): Day =>
  start.length === 10 ? start : localOf(start, timeZone).slice(0, 10)

export const minuteOf = (moment: string, timeZone: string): number => minutesIn(localOf(moment, timeZone).slice(11))

/** Minutes since midnight of `09:30`. */
export const minutesIn = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The moment that the clock on the wall shows so many minutes after midnight. */
export function momentAt(day: Day, minute: number, timeZone: string): string {
  const within = Math.max(0, Math.min(DAY_MINUTES - 1, minute))
  return atLocal(`${day}T${clockOf(within)}`, timeZone) ?? `${day}T${clockOf(within)}:00.000Z`
}

/** The last minute of a day: what is due then is due all day. */
export const wholeDay = (day: Day, timeZone: string) => momentAt(day, DAY_MINUTES - 1, timeZone)

/** The days that an entry lies on. */
export function daysOf(entry: Entry, timeZone: string): Day[] {
  const first = dayOf(entry.start, timeZone)
  const last = entry.minutes && !entry.allDay ? dayOf(lastMoment(entry), timeZone) : first
  const days = [first]
  for (let day = plusDays(first, 1); day <= last; day = plusDays(day, 1)) days.push(day)
  return days
}

/** An entry until midnight does not lie on the next day. */
const lastMoment = ({ start, minutes }: Entry) =>
  new Date(Date.parse(start) + Math.max(0, (minutes ?? 0) * 60_000 - 1)).toISOString()

/** When it is over; the clocks may change in between. */
export const endOf = ({ start, minutes }: Pick<Entry, 'start' | 'minutes'>) =>
  new Date(Date.parse(start) + (minutes ?? 0) * 60_000).toISOString()

/** An entry at hours, cut at midnight. */
export function piecesOf(entry: Entry, timeZone: string): Piece[] {
  const days = daysOf(entry, timeZone)
  const starts = minuteOf(entry.start, timeZone)
  const ends = minuteOf(endOf(entry), timeZone)
  return days.map((day, index) => {
    const isLast = index === days.length - 1
    const from = index === 0 ? starts : 0
    const to = isLast ? (entry.minutes ? ends || DAY_MINUTES : from) : DAY_MINUTES
    return { entry, day, from, to: Math.max(to, from), goesOn: { before: index > 0, after: !isLast } }
  })
}
