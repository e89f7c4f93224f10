import ICAL from 'ical.js'
import { z } from 'zod'
import { text } from '#platform/objects/text'
import { parseDateTime } from '#platform/values/date-time'
import { localTime } from '#platform/values/local-time'

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']
const PARTS = /^(?:(?:FREQ|INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)=[A-Z0-9,+-]+;?)+$/
/** Further than this a rule is not looked ahead: thirteen years of days. */
const MOST_STEPS = 5_000

/** How a task comes again, as RFC 5545 writes it: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. */
export const RepeatRule = {
  read: z.string().nullable(),
  write: z.union([
    z.null(),
    text(200)
      .transform((rule) => rule.replace(/^RRULE:/i, '').toUpperCase())
      .refine(isRule, {
        error: 'Not a rule of repetition',
        params: {
          mend: 'Send an RRULE of RFC 5545 by days, weeks, months or years, such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU.',
        },
      }),
  ]),
}

function isRule(rule: string): boolean {
  if (!PARTS.test(rule) || /(?:INTERVAL|COUNT)=0/.test(rule)) return false
  try {
    const recur = ICAL.Recur.fromString(rule)
    return frequencies.includes(recur.freq) && recur.interval <= 999 && isFound(recur)
  } catch {
    // ical.js throws for what it cannot read; that it cannot is the answer.
    return false
  }
}

/**
 * Whether ical.js finds the days of a rule. Of others, which may have none at all (every second day, if it is a Tuesday and
 * the 31st), it looks for one for ever, and the whole program stands still.
 */
function isFound({ freq, interval, parts }: ICAL.Recur): boolean {
  const { BYDAY: days = [], BYMONTHDAY: monthDays = [], BYMONTH: months = [], BYSETPOS: places = [] } = parts
  const arePlain = days.every((day) => day.length === 2)
  if (freq === 'DAILY' && interval > 1 && days.length > 0) return false
  if (freq === 'DAILY' || freq === 'WEEKLY') return arePlain && monthDays.length + months.length + places.length === 0
  if (days.length > 0 && monthDays.length > 0) return false
  return places.length === 0 || (days.length > 0 && arePlain && places.every((place) => Math.abs(place) <= 5))
}

interface Repeating {
  rule: string
  /** When the one that was done was due. */
  dueAt: string
  /** The next one is due after this, too: whoever is late is not asked for what has passed. */
  after: Date
  /** IANA. The hour of the clock there stays the same when it is set back or forth. */
  timeZone: string
}

/**
 * When the next one is due, and by which rule it repeats: a `COUNT` runs down. Null: that was the last one, or the rule came
 * with an archive and is none that we take.
 */
export function nextOf({ rule, dueAt, after, timeZone }: Repeating): { dueAt: string; rule: string } | null {
  if (!isRule(rule)) return null
  const recur = ICAL.Recur.fromString(rule)
  const { count, until } = recur
  // What is left is counted below: the iterator would begin anew with each task.
  recur.count = null as unknown as number
  if (until) recur.until = untilIn(until, timeZone)
  const start = ICAL.Time.fromDateTimeString(localTime(dueAt, timeZone))
  const steps = recur.iterator(start)
  let left = count
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = steps.next()
    if (!next) return null
    if (next.compare(start) <= 0) continue
    if (left !== null && left !== undefined) {
      left -= 1
      if (left < 1) return null
    }
    const instant = atWallClock(next.toString(), timeZone)
    if (Date.parse(instant) > after.getTime()) return { dueAt: instant, rule: counted(rule, left) }
  }
  return null
}

/** The last moment by the clock on the wall, as the iterator compares it. A day counts to its end. */
function untilIn(until: ICAL.Time, timeZone: string): ICAL.Time {
  if (until.isDate) return ICAL.Time.fromDateTimeString(`${until.toString()}T23:59:59`)
  if (until.zone !== ICAL.Timezone.utcTimezone) return until
  return ICAL.Time.fromDateTimeString(localTime(until.toJSDate().toISOString(), timeZone))
}

const counted = (rule: string, left: number | null | undefined) =>
  left ? rule.replace(/COUNT=\d+/, `COUNT=${left}`) : rule

function atWallClock(local: string, timeZone: string): string {
  const parsed = parseDateTime(local.replace('T', ' '), { timeZone })
  if (!parsed.ok) throw new Error(`No moment ${local} in ${timeZone}`)
  return parsed.value
}
