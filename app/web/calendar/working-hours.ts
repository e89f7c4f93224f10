import type { Session } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import type { Day } from '../views/calendar-days.ts'
import { DAY_MINUTES, minutesIn } from './grid-time.ts'

/** From and to, in minutes since midnight. */
export type Band = readonly [from: number, to: number]

type Said = Session['user']['workingHours']

/** Hours of somebody who has not said theirs: nine to five, Monday to Friday. */
const usual: Said = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
/** Nobody begins the day at midnight. */
const FIRST_HOUR = 7

/** What lies outside of one's own working hours on a day, and the hour at which a picture of days begins. */
export function useWorkingHours(): { free: (day: Day) => Band[]; firstHour: number } {
  const { workingHours } = useShell().session.user
  const hours = workingHours.length > 0 ? workingHours : usual
  return { free: (day) => outside(bandsOf(hours, day)), firstHour: firstHourOf(hours) }
}

/** The working hours of a day. */
export const bandsOf = (hours: Said, day: Day): Band[] =>
  hours.filter((one) => one.day === weekdayOf(day)).map(({ from, to }): Band => [minutesIn(from), minutesIn(to)])

/** Early enough for whoever begins early. */
const firstHourOf = (hours: Said) =>
  Math.max(0, Math.min(FIRST_HOUR, ...hours.map(({ from }) => Math.floor(minutesIn(from) / 60) - 1)))

/** 1 Monday to 7 Sunday. */
const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** What is left of a day beside some bands of it. */
export function outside(bands: readonly Band[]): Band[] {
  const left: Band[] = []
  let at = 0
  for (const [from, to] of bands.toSorted((a, b) => a[0] - b[0])) {
    if (from > at) left.push([at, from])
    at = Math.max(at, to)
  }
  return at < DAY_MINUTES ? [...left, [at, DAY_MINUTES]] : left
}
