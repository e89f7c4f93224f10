const DAY_MS = 24 * 60 * 60 * 1000

/**
 * A day number of a spreadsheet as it would be written: `2026-11-19`, `2026-11-19 09:30:00`, or `09:30:00` for a time
 * alone. In the system of 1900 there is a 29 February 1900 (number 60) which never was; numbers before it are a day off.
 * @returns null for what no calendar has.
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null
  const seconds = Math.round((serial % 1) * 86_400)
  const day = Math.floor(serial)
  const time = new Date(seconds * 1000).toISOString().slice(11, 19)
  if (day === 0 && !from1904) return seconds === 0 ? null : time
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  const date = new Date(first + day * DAY_MS + (seconds === 86_400 ? DAY_MS : 0)).toISOString().slice(0, 10)
  return seconds % 86_400 === 0 ? date : `${date} ${time}`
}
