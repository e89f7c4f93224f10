import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '../api.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

const AT_ONCE = 100

/** The records with what other modules keep of them, as far as columns show it; asked for a page at a time. */
export function useFigures(
  { descriptor: { name, plural }, figures }: ObjectModel,
  rows: AnyRecord[],
  columns: readonly { key: string }[],
): AnyRecord[] {
  const names = columns.map(({ key }) => key).filter((key) => figures.some((figure) => figure.key === key))
  const pages = names.length > 0 ? Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) => at) : []
  const found = useQueries({
    queries: pages.map((at) => {
      const recordIds = rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE).map(({ id }) => id)
      return {
        // Under the objects' name, so that whatever changes them makes it new.
        queryKey: [plural, 'figures', names, recordIds],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          client.objects.figures({ object: name, recordIds, names }, { signal }),
        placeholderData: keepPreviousData,
      }
    }),
    combine: (results) => results.flatMap(({ data }) => data?.items ?? []),
  })
  return useMemo(() => {
    if (found.length === 0) return rows
    const byId = new Map(found.map(({ id, figures }) => [id, figures]))
    return rows.map((row) => ({ ...row, ...byId.get(row.id) }))
  }, [rows, found])
}
