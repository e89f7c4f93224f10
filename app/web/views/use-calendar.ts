import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { inputOf } from '../objects/list-search.ts'
import { loadNamesFor, referencesIn, rememberNames } from '../objects/names.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { type AnyRecord, objectClient } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { textOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import type { Day } from './calendar-days.ts'
import { narrowed } from './group-filter.ts'
import { groupsQuery } from './groups-query.ts'
import type { ListView } from './use-list-view.ts'
import type { Moved } from './use-move-record.ts'

const PAGE = 200
/** Entries that are loaded at most; beyond them the days still say how many there are. */
const MOST = 1_000

/** The records between two days, by day; each day's count is exact however many there are. */
export function useCalendar(
  model: ObjectModel,
  place: ListView,
  key: string,
  [first, last]: readonly [Day, Day],
  moved: ReadonlyMap<string, Moved>,
) {
  const { models } = useObjects()
  const dayOf = useDayOf()
  const search = narrowed(place.search, { field: key, op: 'between', value: [first, last] })
  const sort = model.descriptor.sortable.includes(key) ? key : model.descriptor.defaultSort
  const list = useQuery({
    queryKey: [model.descriptor.plural, 'calendar', inputOf(search), sort],
    queryFn: async ({ signal }) => {
      const rows: AnyRecord[] = []
      let cursor: string | undefined
      do {
        const page = await objectClient(model.descriptor.plural).list(
          { ...inputOf(search), sort, limit: PAGE, cursor },
          { signal },
        )
        rows.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor && rows.length < MOST)
      rememberNames(model, rows)
      await loadNamesFor(models, referencesIn(model, rows))
      return rows
    },
    placeholderData: keepPreviousData,
  })
  const counts = useQuery(groupsQuery(model, { ...search, sums: undefined }, `${key}:day`))
  const rows = [
    ...(list.data ?? []).map((row) => (moved.has(row.id) ? { ...row, [key]: moved.get(row.id)?.value } : row)),
    ...[...moved.values()]
      .filter(({ record }) => !list.data?.some(({ id }) => id === record.id))
      .map(({ record, value }) => ({ ...record, [key]: value })),
  ]
  const byDay = new Map<Day, AnyRecord[]>()
  for (const row of rows.toSorted((a, b) => (textOf(a[key]) < textOf(b[key]) ? -1 : 1))) {
    const day = dayOf(row[key])
    byDay.set(day, [...(byDay.get(day) ?? []), row])
  }
  const countOf = (day: Day) =>
    Math.max(
      byDay.get(day)?.length ?? 0,
      moved.size > 0 ? 0 : (counts.data?.items.find(({ value }) => value === day)?.count ?? 0),
    )
  return { byDay, countOf, loading: list.isPending, problem: list.error, retry: list.refetch }
}

/** The day that a value falls on, where the workspace is. */
function useDayOf() {
  const formats = useFormats()
  return (value: unknown): Day => {
    const text = textOf(value)
    return text.length > 10 ? formats.dayKey(text) : text
  }
}
