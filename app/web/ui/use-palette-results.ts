import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PaletteEntry } from './CommandPalette.tsx'
import { matches } from './matches.ts'

export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<PaletteEntry[]>

const DEBOUNCE_MS = 60

/** What the palette lists for what is typed: records found, then the doings and places whose words match. */
export function usePaletteResults(query: string, entries: PaletteEntry[], search: PaletteSearch) {
  const typed = query.trim()
  const [settled] = useDebouncedValue(typed, DEBOUNCE_MS)
  const found = useQuery({
    queryKey: ['palette', settled],
    queryFn: ({ signal }) => search(settled, signal),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
  const records = typed && found.data ? found.data : []
  const fitting = typed ? entries.filter((entry) => matches(entry.label, typed)) : entries
  return {
    results: [...records, ...fitting],
    waiting: typed.length > 0 && (found.isFetching || settled !== typed),
    failed: found.isError,
  }
}
