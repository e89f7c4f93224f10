import type { ListSearch } from '../objects/list-search.ts'
import type { Condition, Filter } from '../ui/filter.ts'
import { type GroupUnit, readGroup } from './view-state.ts'

/** The records of a list that are in one of its groups. */
export function groupFilter(search: ListSearch, by: string, value: string | boolean | null): ListSearch {
  const { field, unit } = readGroup(by)
  return narrowed(search, conditionOf(field, unit, by.includes(':'), value))
}

/** A list with one condition more. */
export function narrowed(search: ListSearch, condition: Condition): ListSearch {
  const parts: Filter[] = search.filter ? [search.filter, condition] : [condition]
  return { ...search, filter: { and: parts } }
}

function conditionOf(
  field: string,
  unit: GroupUnit | undefined,
  isDate: boolean,
  value: string | boolean | null,
): Condition {
  if (value === null) return { field, op: 'isEmpty' }
  if (isDate && unit && typeof value === 'string') return { field, op: 'between', value: [value, lastDay(value, unit)] }
  return { field, op: 'eq', value }
}

/** The last day of the stretch of time that begins on a day. */
export function lastDay(first: string, unit: GroupUnit): string {
  const day = new Date(`${first}T00:00:00Z`)
  if (unit === 'week') day.setUTCDate(day.getUTCDate() + 6)
  if (unit === 'month') day.setUTCMonth(day.getUTCMonth() + 1, 0)
  return day.toISOString().slice(0, 10)
}
