import { type DateStyle, parseDate } from './date.ts'
import { type Parsed, parsed, plain, refused } from './parsed.ts'

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/
const CLOCK =
  /(?:^|[T\s,])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:uhr)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/i

/**
 * Reads a moment to an ISO instant in UTC. A text without an offset is taken in `timeZone` (UTC when none is given),
 * a date alone is its midnight there. Refuses as `parseDate` does, and with `time_invalid` for 25:61.
 */
export function parseDateTime(text: string, style: DateStyle = {}): Parsed<string> {
  if (ISO.test(text)) return instant(text)
  const written = plain(text)
  if (ISO.test(written)) return instant(written)
  const serial = style.serial ? /^\d{1,6}[.,](\d+)$/.exec(written)?.[1] : undefined
  if (serial)
    return fromDay(parseDate(written, style), Math.round(Number(`0.${serial}`) * 86_400_000), undefined, style)
  const clock = CLOCK.exec(written)
  const dateText = clock ? written.slice(0, clock.index).replace(/[,\s]+$/, '') : written
  // `12.03.24` has the shape of a time; without a date before it, it is one.
  if (!clock || !dateText) return fromDay(parseDate(written, style), 0, undefined, style)
  const time = millisecondsOf(clock)
  if (time === null) return refused('time_invalid', 'Write a time between 00:00 and 23:59.')
  return fromDay(parseDate(dateText, style), time, clock[6], style)
}

function instant(text: string): Parsed<string> {
  const day = parseDate(text.slice(0, 10))
  if (!day.ok) return day
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) return refused('time_invalid', 'Write a time between 00:00 and 23:59.')
  return parsed(date.toISOString())
}

function millisecondsOf([, hours = '', minutes = '', seconds = '0', fraction = '0', half]: RegExpExecArray):
  | number
  | null {
  const noon = half?.toLowerCase().startsWith('p') ? 12 : 0
  const hour = half ? (Number(hours) % 12) + noon : Number(hours)
  if (hour > 23 || (half && Number(hours) > 12) || Number(minutes) > 59 || Number(seconds) > 59) return null
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000)
}

function fromDay(
  day: Parsed<string>,
  milliseconds: number,
  offset: string | undefined,
  style: DateStyle,
): Parsed<string> {
  if (!day.ok) return day
  const wall = Date.parse(`${day.value}T00:00:00Z`) + milliseconds
  const shift = offset ? offsetMilliseconds(offset) : zoneOffset(wall, style.timeZone)
  return parsed(new Date(wall - shift).toISOString())
}

function offsetMilliseconds(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The zone's distance from UTC at a wall-clock time; twice, since the first guess may lie across a change of clocks. */
function zoneOffset(wall: number, timeZone: string | undefined): number {
  if (!timeZone || timeZone === 'UTC') return 0
  const guess = offsetAt(wall, timeZone)
  return offsetAt(wall - guess, timeZone)
}

function offsetAt(moment: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' })
    formats.set(timeZone, format)
  }
  const name = format.formatToParts(moment).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return offsetMilliseconds(name.replace('GMT', ''))
}
