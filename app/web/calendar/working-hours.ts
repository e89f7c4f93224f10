import type { Day } from '../views/calendar-days.ts'
import { DAY_MINUTES } from './grid-time.ts'

/** From and to, in minutes since midnight. */
export type Band = readonly [from: number, to: number]

/** Hours of somebody who has not said theirs: nine to five, Monday to Friday. */
const usual: readonly Band[] = [[9 * 60, 17 * 60]]

/** What lies outside of the working hours of a day. */
export function useWorkingHours(): { free: (day: Day) => Band[] } {
  return { free: (day) => outside(isWeekend(day) ? [] : usual) }
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

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
