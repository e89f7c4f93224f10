import type { ViewSettings } from '#platform/views/view-settings'
import type { Filter } from '../ui/filter.ts'
import type { View } from './view-state.ts'

/** A view without what names fields that are gone, so that the rest of it can be shown. */
export function withoutMissing(view: View): View {
  const { missing, settings } = view
  if (missing.length === 0) return view
  const is = (name: string | undefined) => name !== undefined && !missing.includes(name)
  const { filter, sort, columns, groupBy, sums, boardField, dateField, ...rest } = settings
  const kept: ViewSettings = {
    ...rest,
    ...(filter ? { filter: pruned(filter, missing) } : {}),
    ...(is(sort?.replace(/^-/, '')) ? { sort } : {}),
    ...(columns ? { columns: columns.filter(({ name }) => is(name)) } : {}),
    ...(is(groupBy?.field) ? { groupBy } : {}),
    ...(sums ? { sums: sums.filter(({ field }) => is(field)) } : {}),
    ...(is(boardField) ? { boardField } : {}),
    ...(is(dateField) ? { dateField } : {}),
  }
  return { ...view, settings: kept }
}

function pruned(filter: Filter, missing: readonly string[]): Filter | undefined {
  if ('and' in filter) return joined('and', filter.and, missing)
  if ('or' in filter) return joined('or', filter.or, missing)
  if ('not' in filter) {
    const inner = pruned(filter.not, missing)
    return inner && { not: inner }
  }
  return 'op' in filter && 'field' in filter && missing.includes(String(filter.field)) ? undefined : filter
}

function joined(word: 'and' | 'or', parts: readonly Filter[], missing: readonly string[]): Filter | undefined {
  const kept = parts.flatMap((part) => pruned(part, missing) ?? [])
  if (kept.length === 0) return undefined
  return word === 'and' ? { and: kept } : { or: kept }
}
