import { sql } from 'kysely'
import { plusDays } from '#platform/calendar/days'
import type { Ctx } from '#platform/ctx/ctx'
import type { Period } from '#platform/reports/period'

/** The first moment of a period, and the first after it, by the workspace's clocks. */
export function edgesOf({ workspace }: Ctx, { from, to }: Period) {
  const beginning = (day: string) => sql`(${day}::date::timestamp at time zone ${workspace.timeZone})`
  return { start: beginning(from), end: beginning(plusDays(to, 1)) }
}
