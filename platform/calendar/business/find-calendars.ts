import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Clock, usualHours } from '#platform/values/working-time'
import { holidayTest } from '../holidays.ts'
import type { CalendarDraft } from './contract.ts'

/** A calendar as it is kept. `id` null: what holds until the workspace has one. */
export interface KeptCalendar extends CalendarDraft {
  id: string | null
  version: number
}

/** The workspace's calendars, the default first; until it has one, nine to five on weekdays. */
export async function keptCalendars(ctx: Ctx): Promise<[KeptCalendar, ...KeptCalendar[]]> {
  const { rows } = await sql<KeptCalendar>`select id, name, time_zone, hours, country, region, days, is_default, version
    from business_calendars where workspace_id = ${ctx.workspaceId} order by is_default desc, lower(name), id`.execute(
    ctx.db,
  )
  const [first, ...more] = rows
  return first ? [first, ...more] : [usual]
}

const usual: KeptCalendar = {
  ...{ id: null, name: '', timeZone: null, hours: [...usualHours], country: null, region: null, days: [] },
  ...{ isDefault: true, version: 0 },
}

/** @throws Refusal calendar_not_found */
export async function findCalendar(ctx: Ctx, id: string): Promise<KeptCalendar> {
  return (await keptCalendars(ctx)).find((one) => one.id === id) ?? refuse('calendar_not_found')
}

/** A calendar as one reckons with it: own days go before holidays, and holidays before the week. */
export async function clockOf(
  ctx: Ctx,
  { hours, timeZone, country, region, days }: Pick<KeptCalendar, 'hours' | 'timeZone' | 'country' | 'region' | 'days'>,
): Promise<Clock> {
  const isHoliday = country ? await holidayTest(country, region) : () => false
  const own = new Map(days.map((one) => [one.day, one.hours]))
  return {
    hours,
    timeZone: timeZone ?? ctx.workspace.timeZone,
    away: [],
    hoursOn: (day) => own.get(day) ?? (isHoliday(day) ? [] : undefined),
  }
}

/** Clocks by the id of their calendar; any other id, and none, is the default's. */
export async function businessClocks(ctx: Ctx): Promise<(calendarId: string | null) => Clock> {
  const [first, ...more] = await keptCalendars(ctx)
  const usualClock = await clockOf(ctx, first)
  const clocks = new Map<string, Clock>()
  for (const one of more) if (one.id) clocks.set(one.id, await clockOf(ctx, one))
  return (id) => clocks.get(id ?? '') ?? usualClock
}
