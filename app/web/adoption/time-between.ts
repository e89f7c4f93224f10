import type { Formats } from '../ui/format.ts'

const DAY_S = 86_400

/** How long it was from one moment to another: minutes and hours within a day, else days. */
export function timeBetween(from: string, to: string, { duration, locale }: Formats): string {
  const seconds = Math.max(1, (Date.parse(to) - Date.parse(from)) / 1000)
  if (seconds < DAY_S) return duration(seconds)
  const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' })
  return days.format(Math.round(seconds / DAY_S))
}
