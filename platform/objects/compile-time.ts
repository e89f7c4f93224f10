import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Place } from './compile-condition.ts'
import type { Predicate } from './compile-filter.ts'
import { Day, Instant } from './field.ts'
import type { Condition } from './filter.ts'
import { refuseFilter } from './filter-refusals.ts'
import { isLasting } from './lasting.ts'
import { isIndexed } from './record-values.ts'

const units: Record<string, string> = { h: 'hour', d: 'day', w: 'week', m: 'month', y: 'year' }
/** A thousand years either way stay within the years PostgreSQL knows. */
const MOST_YEARS = 1_000
const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * Conditions on days and moments. A bare day means that whole day in the workspace's time zone. `inLast: "30d"` starts
 * with the day 30 days ago and ends now; hours (`"6h"`) roll.
 */
export function compileTime(ctx: Ctx, place: Place, { op, value }: Pick<Condition, 'op' | 'value'>): Predicate {
  const { cell } = place
  // record_values keeps a day as its first moment; compared with a day as such, the policy would keep its index idle.
  const kept = (bound: RawBuilder<unknown>) =>
    place.field.type === 'date' && isIndexed(place.field) ? sql`(${bound})::timestamptz` : bound
  const moment = (day: unknown) => kept(momentOf(ctx, place, day))
  const dayAfter = (day: unknown) => kept(momentOf(ctx, place, day, 1))
  switch (op) {
    case 'eq':
      return sql<SqlBool>`(${cell} >= ${moment(value)} and ${cell} < ${dayAfter(value)})`
    case 'before':
    case 'lt':
      return sql<SqlBool>`${cell} < ${moment(value)}`
    case 'lte':
      return sql<SqlBool>`${cell} < ${dayAfter(value)}`
    case 'after':
    case 'gt':
      return sql<SqlBool>`${cell} >= ${dayAfter(value)}`
    case 'gte':
      return sql<SqlBool>`${cell} >= ${moment(value)}`
    case 'between': {
      if (!Array.isArray(value) || value.length !== 2)
        return refuseFilter(place.path, 'Between needs two days', 'Send ["2026-01-01", "2026-03-31"].')
      return sql<SqlBool>`(${cell} >= ${moment(value[0])} and ${cell} < ${dayAfter(value[1])})`
    }
    case 'inLast':
      return sql<SqlBool>`(${cell} >= ${kept(span(ctx, place, value, sql`-`))} and ${cell} <= ${kept(now(ctx, place))})`
    default:
      return sql<SqlBool>`(${cell} >= ${kept(now(ctx, place))} and ${cell} < ${kept(span(ctx, place, value, sql`+`))})`
  }
}

/** A day's beginning, or a moment as given; `days` later, for a bare day, or just after a moment. */
function momentOf(ctx: Ctx, place: Place, value: unknown, days = 0) {
  if (typeof value !== 'string' || !(Day.safeParse(value).success || Instant.safeParse(value).success))
    return refuseFilter(
      place.path,
      `“${place.name}” is compared with a day or a moment`,
      'Send "2026-11-19" or "2026-11-19T09:30:00Z".',
    )
  if (place.field.type === 'date') return sql`(${value.slice(0, 10)}::date + ${days}::int)`
  if (DATE.test(value)) return sql`((${value}::date + ${days}::int)::timestamp at time zone ${ctx.workspace.timeZone})`
  const exact = new Date(value).toISOString()
  return days === 0 ? sql`${exact}::timestamptz` : sql`(${exact}::timestamptz + interval '1 microsecond')`
}

// A condition that outlives its transaction asks for the time when it is asked.
const nowOf = (ctx: Ctx) => (isLasting(ctx) ? sql`now()` : sql`${ctx.now().toISOString()}::timestamptz`)

const now = (ctx: Ctx, { field }: Place) => {
  const instant = nowOf(ctx)
  return field.type === 'date' ? sql`(${instant} at time zone ${ctx.workspace.timeZone})::date` : instant
}

function span(ctx: Ctx, place: Place, value: unknown, sign: ReturnType<typeof sql>) {
  const match = typeof value === 'string' ? /^(\d{1,4})([hdwmy])$/.exec(value) : null
  const unit = units[match?.[2] ?? '']
  if (!match || !unit || (unit === 'year' && Number(match[1]) > MOST_YEARS))
    return refuseFilter(
      place.path,
      'A span is a number and h, d, w, m or y, at most 1,000 years',
      'Send for example "30d".',
    )
  const interval = sql`${`${match[1]} ${unit}`}::interval`
  const instant = nowOf(ctx)
  if (unit === 'hour') return sql`(${instant} ${sign} ${interval})`
  const local = sql`(date_trunc('day', ${instant} at time zone ${ctx.workspace.timeZone}) ${sign} ${interval})`
  return place.field.type === 'date' ? sql`${local}::date` : sql`(${local} at time zone ${ctx.workspace.timeZone})`
}
