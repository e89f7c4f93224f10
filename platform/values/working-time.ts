import { parseDateTime } from './date-time.ts'
import { localDay } from './local-time.ts'

/** A stretch of work of a day of the week, 1 Monday to 7 Sunday, from when to when: `09:00`; `24:00` is its end. A day may have several. */
export interface WorkingDay extends Stretch {
  day: number
}

export interface Stretch {
  from: string
  to: string
}

/** When somebody works, by the clock of their time zone (IANA); whole days of which they are away are left out. */
export interface Clock {
  hours: readonly WorkingDay[]
  timeZone: string
  away: readonly { from: string; to: string }[]
  /** Hours of a day that is not as its day of the week: none on a holiday. Undefined: it is as ever. */
  hoursOn?: (day: string) => readonly Stretch[] | undefined
}

/** Of whoever has not said when they work. */
export const usualHours: readonly WorkingDay[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))

const SECOND = 1_000
const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Nobody is looked for beyond so many days. */
const HORIZON_DAYS = 370
/** Work is not added up beyond so many days. */
const FAR_DAYS = 3_660

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

/** The next stretches of work, the one that goes on now first. */
export function nextStretches(clock: Clock, at: Date, most: number): { from: Date; to: Date }[] {
  const found: { from: Date; to: Date }[] = []
  for (const { from, to } of windowsFrom(clock, at)) {
    if (found.length === most) break
    found.push({ from: new Date(from), to: new Date(to) })
  }
  return found
}

/** The moment at which so many minutes of work have gone by. */
export const plusWorkingMinutes = (clock: Clock, since: Date, minutes: number): Date =>
  plusWorkingSeconds(clock, since, Math.round(minutes * 60))

/**
 * The moment at which so many whole seconds of work have gone by: at the end of a stretch rather than at the beginning of the
 * next. No seconds lead to the next moment of work; fewer than none go back, to the beginning of a stretch rather than the end of
 * the one before.
 */
export const plusWorkingSeconds = (clock: Clock, since: Date, seconds: number): Date =>
  seconds < 0 || Object.is(seconds, -0)
    ? minusWorkingSeconds(clock, since, -seconds)
    : plusWorkingMilliseconds(clock, since, seconds * SECOND)

/** The moment at which so many milliseconds of work have gone by. */
export function plusWorkingMilliseconds(clock: Clock, since: Date, milliseconds: number): Date {
  let left = milliseconds
  for (const { from, to } of windowsFrom(clock, since, FAR_DAYS)) {
    const start = Math.max(from, since.getTime())
    if (start + left <= to) return new Date(start + left)
    left -= to - start
  }
  return new Date(since.getTime() + FAR_DAYS * DAY)
}

/** The moment so many whole seconds of work before another; none lead to the last moment of work. */
export function minusWorkingSeconds(clock: Clock, until: Date, seconds: number): Date {
  let left = seconds * SECOND
  for (const { from, to } of windowsBefore(clock, until)) {
    const end = Math.min(to, until.getTime())
    if (end - left >= from) return new Date(end - left)
    left -= end - from
  }
  return new Date(until.getTime() - FAR_DAYS * DAY)
}

/**
 * The same hour so many working days later; the day itself counts for nothing, and whoever begins outside of the hours comes
 * at their beginning.
 */
export function plusWorkingDays(clock: Clock, since: Date, days: number): Date {
  const today = localDay(since.toISOString(), clock.timeZone)
  let ahead = 0
  let into = 0
  let last = today
  let reached: { from: number; to: number } | undefined
  for (const { day, from, to } of windowsFrom(clock, since, FAR_DAYS)) {
    if (reached && day !== last) break
    if (reached) reached.to = to
    else if (day === today) into ||= Math.max(0, since.getTime() - from)
    else if (day !== last && ++ahead === days) reached = { from, to }
    last = day
  }
  return reached
    ? new Date(Math.min(reached.from + into, reached.to - MINUTE))
    : new Date(since.getTime() + FAR_DAYS * DAY)
}

/** How many minutes of work lie between two moments. */
export function workingMinutesBetween(clock: Clock, since: Date, until: Date): number {
  return workingMillisecondsBetween(clock, since, until) / MINUTE
}

/** How many milliseconds of work lie between two moments; none, where the second is not after the first. */
export function workingMillisecondsBetween(clock: Clock, since: Date, until: Date): number {
  let worked = 0
  for (const { from, to } of windowsFrom(clock, since, Number.POSITIVE_INFINITY)) {
    if (from >= until.getTime()) break
    worked += Math.min(to, until.getTime()) - Math.max(from, since.getTime())
    if (to >= until.getTime()) break
  }
  return Math.max(0, worked)
}

interface Window {
  day: string
  from: number
  to: number
}

/** The stretches of work that end after a moment, one after the other. */
function* windowsFrom(clock: Clock, at: Date, days = HORIZON_DAYS): Generator<Window> {
  const today = localDay(at.toISOString(), clock.timeZone)
  for (let ahead = 0; ahead < days; ahead++) {
    const ending = windowsOn(clock, plusDays(today, ahead)).filter(({ to }) => to > at.getTime())
    yield* ending
    if (ahead > FAR_DAYS && ending.length === 0) return
  }
}

/** The stretches of work that begin before a moment, the last one first. */
function* windowsBefore(clock: Clock, at: Date): Generator<Window> {
  const today = localDay(at.toISOString(), clock.timeZone)
  for (let back = 0; back < FAR_DAYS; back++)
    yield* windowsOn(clock, plusDays(today, -back))
      .filter(({ from }) => from < at.getTime())
      .reverse()
}

/** The stretches of a day, in their order and none within another, also on a day on which clocks are changed. */
function windowsOn({ hours, timeZone, away, hoursOn }: Clock, day: string): Window[] {
  if (isWithin(away, day)) return []
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  const usual = hours.length > 0 ? hours : usualHours
  const stretches = hoursOn?.(day) ?? usual.filter((one) => one.day === weekday)
  const found: Window[] = []
  for (const { from, to } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.at(-1)?.to ?? Number.NEGATIVE_INFINITY
    const window = { day, from: Math.max(before, momentOf(day, from, timeZone)), to: momentOf(day, to, timeZone) }
    if (window.from < window.to) found.push(window)
  }
  return found
}

const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

const isWithin = (away: Clock['away'], day: string) => away.some(({ from, to }) => from <= day && day <= to)

const moments = new Map<string, number>()
const MOST_REMEMBERED = 20_000

/** The same few days are asked about for record after record. */
function momentOf(day: string, clock: string, timeZone: string): number {
  const key = `${day} ${clock} ${timeZone}`
  const known = moments.get(key)
  if (known !== undefined) return known
  const read =
    clock === '24:00'
      ? parseDateTime(`${plusDays(day, 1)}T00:00`, { timeZone })
      : parseDateTime(`${day}T${clock}`, { timeZone })
  if (!read.ok) throw new Error(`No moment: ${day} ${clock}`)
  if (moments.size >= MOST_REMEMBERED) moments.clear()
  const found = Date.parse(read.value)
  moments.set(key, found)
  return found
}
