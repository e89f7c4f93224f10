import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { useFormats } from '../ui/format.ts'
import { type Day, plusDays } from '../views/calendar-days.ts'
import { type Entry, keyOf, shownKinds } from './calendar-entry.ts'
import type { CalendarSearch } from './calendar-search.ts'
import { daysOf } from './grid-time.ts'
import type { Draft } from './use-move-entry.ts'

/** The entries of some days. The key names every object, so that a change of any of them asks anew. */
export const entriesQuery = (input: Parameters<typeof client.calendar.list>[0], plurals: readonly string[]) =>
  queryOptions({
    queryKey: ['calendar', plurals, input] as const,
    queryFn: ({ signal }) => client.calendar.list(input, { signal }),
    placeholderData: keepPreviousData,
  })

/** What stands on the days shown; what was moved stands where it was moved to, until the server says so too. */
export function useEntries(search: CalendarSearch, days: readonly Day[], moved: ReadonlyMap<string, Draft>) {
  const { models } = useObjects()
  const { timeZone } = useFormats()
  const [first = '', last = first] = [days[0], days.at(-1)]
  const plurals = useMemo(() => [...models.values()].map(({ descriptor }) => descriptor.plural), [models])
  const query = useQuery(
    entriesQuery(
      {
        // The person's days may begin earlier or later than the workspace's.
        ...{ from: plusDays(first, -1), to: plusDays(last, 1), people: search.people ?? 'all' },
        ...(search.kinds === undefined ? {} : { kinds: search.kinds }),
      },
      plurals,
    ),
  )
  const kinds = useMemo(() => shownKinds(query.data?.kinds ?? [], models), [query.data, models])
  const byDay = useMemo(() => {
    const found = new Map<Day, Entry[]>()
    for (const item of query.data?.items ?? []) {
      if (!kinds.has(item.kind)) continue
      const entry = { ...item, ...moved.get(keyOf(item)) }
      for (const day of daysOf(entry, timeZone)) found.set(day, [...(found.get(day) ?? []), entry])
    }
    return found
  }, [query.data, kinds, moved, timeZone])
  return {
    kinds,
    byDay,
    more: query.data?.more ?? false,
    loading: query.isPending,
    problem: query.data ? null : query.error,
    retry: () => void query.refetch(),
  }
}
