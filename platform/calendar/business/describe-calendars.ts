import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import { isWorking, nextStretches } from '#platform/values/working-time'
import { plusDays } from '../days.ts'
import { holidaysOf } from '../holidays.ts'
import type { CalendarDraft } from './contract.ts'
import { clockOf, type KeptCalendar, keptCalendars } from './find-calendars.ts'

const AHEAD = 6

/** The calendars, with when each is open next. */
export const describeCalendars = async (ctx: Ctx) => ({
  items: await Promise.all((await keptCalendars(ctx)).map((one) => describeCalendar(ctx, one))),
})

/** A calendar with when it is open next. */
export const describeCalendar = async (ctx: Ctx, calendar: KeptCalendar) => ({
  ...calendar,
  preview: await previewCalendar(ctx, calendar),
})

/** When a calendar is open next, and which holidays come. */
export async function previewCalendar(ctx: Ctx, calendar: Omit<CalendarDraft, 'name' | 'isDefault'>) {
  const clock = await clockOf(ctx, calendar)
  const now = ctx.now()
  return {
    isOpen: isWorking(clock, now),
    open: nextStretches(clock, now, AHEAD).map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    holidays: await comingHolidays(ctx, calendar, localDay(now.toISOString(), clock.timeZone)),
  }
}

async function comingHolidays(ctx: Ctx, { country, region }: Pick<CalendarDraft, 'country' | 'region'>, today: string) {
  if (!country) return []
  const year = Number(today.slice(0, 4))
  const language = ctx.workspace.locale.slice(0, 2)
  const both = await Promise.all([year, year + 1].map((each) => holidaysOf(each, country, region, language)))
  return both.flat().filter(({ day }) => day >= today && day < plusDays(today, 365))
}
