import { groupCondition } from '#platform/values/group-condition'
import type { ListSearch } from '../objects/list-search.ts'
import type { Condition, Filter } from '../ui/filter.ts'
import { readGroup } from './view-state.ts'

/** The records of a list that are in one of its groups. */
export function groupFilter(search: ListSearch, by: string, value: string | boolean | null): ListSearch {
  const { field, unit } = readGroup(by)
  return narrowed(search, groupCondition(field, by.includes(':') ? unit : undefined, value))
}

/** A list with one condition more. */
export function narrowed(search: ListSearch, condition: Condition): ListSearch {
  const parts: Filter[] = search.filter ? [search.filter, condition] : [condition]
  return { ...search, filter: { and: parts } }
}
