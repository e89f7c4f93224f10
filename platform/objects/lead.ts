import type { Ctx } from '#platform/ctx/ctx'
import { type FieldFacts, fieldFacts, splitPath } from './columns.ts'
import { compileCell } from './compile-condition.ts'
import type { Predicate } from './compile-filter.ts'
import type { Condition, Filter } from './filter.ts'
import type { ObjectType } from './object-type.ts'
import { isByCreation, isIndexed, valueColumn } from './record-values.ts'

/** A condition that a list in order of creation can be read by: one value of an indexed choice or relation. */
export interface Lead {
  field: FieldFacts
  /** The condition on record_values, as `v`. */
  matches: Predicate
  /** What else the filter says. */
  rest: Filter | undefined
}

/** The first such condition that holds for all records of a filter; null when there is none. */
export async function leadOf(ctx: Ctx, type: ObjectType, filter: Filter | undefined): Promise<Lead | null> {
  if (!filter) return null
  const parts: readonly Filter[] = 'and' in filter ? filter.and : [filter]
  const at = parts.findIndex((part) => isLead(type, part))
  const found = parts[at]
  if (!found || !isCondition(found)) return null
  const field = fieldFacts(type, found.field)
  if (!field) return null
  const path = 'and' in filter ? `filter.and.${at}.value` : 'filter.value'
  const place = { type, name: found.field, field, path, cell: valueColumn(field.type, 'v') }
  const rest = parts.filter((_, index) => index !== at)
  const matches = await compileCell(ctx, place, found)
  return { field, matches, rest: rest.length > 0 ? { and: rest } : undefined }
}

const isCondition = (part: Filter): part is Condition => 'field' in part && !('related' in part)

function isLead(type: ObjectType, part: Filter): boolean {
  if (!isCondition(part) || part.op !== 'eq' || part.value === null) return false
  const { name, rest } = splitPath(part.field)
  const field = fieldFacts(type, name)
  return rest.length === 0 && field !== undefined && isIndexed(field) && isByCreation(field.type)
}
