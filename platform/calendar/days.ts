import { parseDateTime } from '#platform/values/date-time'
import { localDay, localTime } from '#platform/values/local-time'

/** So many days later; earlier for less than 0. Days are written `2026-11-19`. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** How many days lie between two; 0 for one and the same. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The day that a moment, or a day, falls on by the clocks of a time zone. */
export const dayIn = (start: string, timeZone: string) => (start.length === 10 ? start : localDay(start, timeZone))

/** Something due on a day and at no hour is due at its last minute. */
export const isWholeDay = (moment: string, timeZone: string) => localTime(moment, timeZone).slice(11, 16) === '23:59'

/** The first moment of a day by the clocks of a time zone, in milliseconds since 1970. */
export function startOfDay(day: string, timeZone: string): number {
  const parsed = parseDateTime(`${day}T00:00`, { timeZone })
  return parsed.ok ? Date.parse(parsed.value) : Date.parse(`${day}T00:00:00Z`)
}
