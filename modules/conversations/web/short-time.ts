import type { Formats } from '#app/web/ui/format.ts'

/** As a line has room for: the time of today, the day before that. */
export function shortTime(formats: Formats, value: string, now = new Date()): string {
  const isToday = formats.dayKey(value) === formats.dayKey(now.toISOString())
  return isToday ? formats.time(value) : formats.relative(value, now)
}
