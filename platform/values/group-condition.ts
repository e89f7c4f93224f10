import type { Condition } from '#platform/objects/filter'
import type { GroupUnit } from '#platform/views/view-settings'

/** The records of one group: those whose field has its value; of a time, those within the unit that begins on the value. */
export function groupCondition(field: string, unit: GroupUnit | undefined, value: string | boolean | null): Condition {
  if (value === null) return { field, op: 'isEmpty' }
  if (unit && typeof value === 'string') return { field, op: 'between', value: [value, lastDay(value, unit)] }
  return { field, op: 'eq', value }
}

/** The last day of the stretch of time that begins on a day. */
export function lastDay(first: string, unit: GroupUnit): string {
  const day = new Date(`${first}T00:00:00Z`)
  if (unit === 'week') day.setUTCDate(day.getUTCDate() + 6)
  if (unit === 'month') day.setUTCMonth(day.getUTCMonth() + 1, 0)
  return day.toISOString().slice(0, 10)
}
