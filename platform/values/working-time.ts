import { parseDateTime } from './date-time.ts'
import { localDay } from './local-time.ts'

/** One day of the week, 1 Monday to 7 Sunday, from when to when: `09:00`. */
export interface WorkingDay {
  day: number
  from: string
  to: string
}

/** When somebody works, by the clock of their time zone (IANA); whole days of which they are away are left out. */
export interface Clock {
  hours: readonly WorkingDay[]
  timeZone: string
  away: readonly { from: string; to: string }[]
}

/** Of whoever has not said when they work. */
export const usualHours: readonly WorkingDay[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Nobody is looked for beyond so many days. */
const HORIZON_DAYS = 370

/** Whether somebody is at work then. */
export function isWorking(clock: Clock, at: Date): boolean {
  const [first] = windowsFrom(clock, at)
  return first !== undefined && first.from <= at.getTime()
}

/** Whether somebody is away on the whole of that day. */
export const isAway = ({ away, timeZone }: Clock, at: Date): boolean =>
  isWithin(away, localDay(at.toISOString(), timeZone))

/** The first moment from then on at which somebody is at work; null: not within a year. */
export function nextWorking(clock: Clock, at: Date): Date | null {
  const [first] = windowsFrom(clock, at)
  return first ? new Date(Math.max(first.from, at.getTime())) : null
}

/** The moment at which so many minutes of work have gone by. */
export function plusWorkingMinutes(clock: Clock, since: Date, minutes: number): Date {
  let left = minutes * MINUTE
  for (const { from, to } of windowsFrom(clock, since)) {
    const start = Math.max(from, since.getTime())
    if (start + left <= to) return new Date(start + left)
    left -= to - start
  }
  return new Date(since.getTime() + HORIZON_DAYS * DAY)
}

/**
 * The same hour so many working days later; the day itself counts for nothing, and whoever begins outside of the hours comes
 * at their beginning.
 */
export function plusWorkingDays(clock: Clock, since: Date, days: number): Date {
  const today = localDay(since.toISOString(), clock.timeZone)
  let ahead = 0
  let into = 0
  for (const { from, to } of windowsFrom(clock, since)) {
    if (localDay(new Date(from).toISOString(), clock.timeZone) === today) {
      into = Math.max(0, since.getTime() - from)
      continue
    }
    ahead += 1
    if (ahead === days) return new Date(Math.min(from + into, to - MINUTE))
  }
  return new Date(since.getTime() + HORIZON_DAYS * DAY)
}

/** How many minutes of work lie between two moments. */
export function workingMinutesBetween(clock: Clock, since: Date, until: Date): number {
  let worked = 0
  for (const { from, to } of windowsFrom(clock, since)) {
    if (from >= until.getTime()) break
    worked += Math.min(to, until.getTime()) - Math.max(from, since.getTime())
  }
  return worked / MINUTE
}

/** The stretches of work that end after a moment, one after the other. */
function* windowsFrom({ hours, timeZone, away }: Clock, at: Date): Generator<{ from: number; to: number }> {
  const today = Date.parse(`${localDay(at.toISOString(), timeZone)}T00:00:00Z`)
  const wanted = hours.length > 0 ? hours : usualHours
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    const date = new Date(today + ahead * DAY)
    const day = date.toISOString().slice(0, 10)
    const found = wanted.find((one) => one.day === (date.getUTCDay() || 7))
    if (!found || isWithin(away, day)) continue
    const to = momentOf(day, found.to, timeZone)
    if (to > at.getTime()) yield { from: momentOf(day, found.from, timeZone), to }
  }
}

const isWithin = (away: Clock['away'], day: string) => away.some(({ from, to }) => from <= day && day <= to)

const moments = new Map<string, number>()
const MOST_REMEMBERED = 20_000

/** The same few days are asked about for record after record. */
function momentOf(day: string, clock: string, timeZone: string): number {
  const key = `${day} ${clock} ${timeZone}`
  const known = moments.get(key)
  if (known !== undefined) return known
  const read = parseDateTime(`${day}T${clock}`, { timeZone })
  if (!read.ok) throw new Error(`No moment: ${day} ${clock}`)
  if (moments.size >= MOST_REMEMBERED) moments.clear()
  const found = Date.parse(read.value)
  moments.set(key, found)
  return found
}
