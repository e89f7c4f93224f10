import { type KeptCalendar, keptCalendars } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import type { StoredChannel } from '../find-channel.ts'
import { openingOf } from '../opening.ts'
import { chatWords } from '../words.ts'

/** When a business is open, day by day, and whether it is now. */
export async function openingWords(ctx: Ctx, channel: StoredChannel, language: Language): Promise<string> {
  const say = chatWords(language)
  const calendars = await keptCalendars(ctx)
  const calendar = calendars.find(({ id }) => id === channel.calendarId) ?? calendars[0]
  const { isOpen, backAt } = await openingOf(ctx, channel)
  const timeZone = calendar.timeZone ?? ctx.workspace.timeZone
  const when = backAt && momentIn(language, timeZone, backAt)
  const now = isOpen ? [say('hoursOpen')] : when ? [say('hoursClosed', { when })] : []
  return [...now, ...weekOf(calendar, language).map((line) => say('hoursLine', line))].join('\n')
}

const momentIn = (language: Language, timeZone: string, at: string) =>
  new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(
    new Date(at),
  )

/** Days that follow each other and have the same hours are one line. */
export function weekOf({ hours }: Pick<KeptCalendar, 'hours'>, language: Language): { day: string; hours: string }[] {
  // 2024 begins on a Monday.
  const named = (day: number) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))
  const lines: { from: number; to: number; hours: string }[] = []
  for (let day = 1; day <= 7; day++) {
    const open = hours
      .filter((one) => one.day === day)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ')
    const last = lines.at(-1)
    if (open === '') continue
    if (last && last.to === day - 1 && last.hours === open) last.to = day
    else lines.push({ from: day, to: day, hours: open })
  }
  return lines.map(({ from, to, hours: open }) => ({
    day: from === to ? named(from) : `${named(from)}–${named(to)}`,
    hours: open,
  }))
}
