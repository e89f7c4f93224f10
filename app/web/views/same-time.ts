import { atLocal, localOf } from '../ui/local-time.ts'
import type { Day } from './calendar-days.ts'

/** The same time of another day, by the clocks of the time zone. */
export function sameTime(moment: string, day: Day, timeZone: string): string {
  const moved = atLocal(`${day}T${localOf(moment, timeZone).slice(11)}`, timeZone)
  // The clock in words has no seconds; they stay what they were.
  return moved ? new Date(Date.parse(moved) + (Date.parse(moment) % 60_000)).toISOString() : moment
}
