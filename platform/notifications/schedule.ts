import { parseDateTime } from '#platform/values/date-time'
import { localDay, localTime } from '#platform/values/local-time'
import type { Mailing } from './mailings.ts'

/** When mails may come to somebody, by the clock of their time zone. */
export interface Schedule {
  /** IANA. */
  timeZone: string
  /** The hour of the daily and the weekly mail, 0 to 23. */
  digestHour: number
  /** The day of the weekly mail; 1 is Monday. */
  digestWeekday: number
  /** Minutes of the day between which no mail comes at once, over midnight when `from` is later; null: never quiet. */
  quiet: { from: number; to: number } | null
  /** Days on which mails come at all, the weekly one excepted; 1 is Monday. Never empty. */
  workDays: readonly number[]
}

/** Whoever has not said when. */
export const usualSchedule: Omit<Schedule, 'timeZone'> = {
  digestHour: 8,
  digestWeekday: 1,
  quiet: { from: 20 * 60, to: 7 * 60 },
  workDays: [1, 2, 3, 4, 5],
}

const HORIZON_DAYS = 9

/** The first moment at which a mail about something of `since` may go: at once outside of quiet times, else when they end. */
export function mailMoment(mail: Exclude<Mailing, 'none'>, since: Date, schedule: Schedule): Date {
  if (mail === 'instant' && !isQuiet(since, schedule)) return since
  const fits = mail === 'instant' ? (at: Date) => !isQuiet(at, schedule) : (at: Date) => isDigestDay(mail, at, schedule)
  const clocks = mail === 'instant' ? [0, schedule.quiet?.to ?? 0] : [schedule.digestHour * 60]
  const today = localDay(since.toISOString(), schedule.timeZone)
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++)
    for (const minutes of clocks) {
      const at = momentAt(dayAfter(today, ahead), minutes, schedule.timeZone)
      if (at > since && fits(at)) return at
    }
  return since
}

/** Whether it is to be quiet then: at night, or on a day that is none of work. */
export function isQuiet(at: Date, { quiet, workDays, timeZone }: Schedule): boolean {
  const local = localTime(at.toISOString(), timeZone)
  if (!workDays.includes(weekdayOf(local))) return true
  if (!quiet) return false
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
  const { from, to } = quiet
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to
}

function isDigestDay(mail: 'daily' | 'weekly', at: Date, { digestWeekday, workDays, timeZone }: Schedule): boolean {
  const weekday = weekdayOf(localTime(at.toISOString(), timeZone))
  return mail === 'weekly' ? weekday === digestWeekday : workDays.includes(weekday)
}

const weekdayOf = (local: string) => new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function momentAt(day: string, minutes: number, timeZone: string): Date {
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const read = parseDateTime(`${day}T${clock}`, { timeZone })
  if (!read.ok) throw new Error(`No moment: ${day} ${clock}`)
  return new Date(read.value)
}
