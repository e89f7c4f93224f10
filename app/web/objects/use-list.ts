import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { inputOf, type ListSearch } from './list-search.ts'
import { loadNamesFor, referencesIn, rememberNames } from './names.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

const PAGE = 100

export const listQuery = (
  models: ReadonlyMap<string, ObjectModel>,
  model: ObjectModel,
  search: ListSearch,
  limit = PAGE,
) =>
  infiniteQueryOptions({
    queryKey: [model.descriptor.plural, 'list', inputOf(search), search.sort ?? null, limit],
    queryFn: async ({ pageParam, signal }) => {
      const input = { ...inputOf(search), sort: search.sort, limit, cursor: pageParam }
      const page = await objectClient(model.descriptor.plural).list(input, { signal })
      rememberNames(model, page.items)
      await loadNamesFor(models, referencesIn(model, page.items))
      return page
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** How many records match; `exact` is false for an estimate. */
export const countQuery = (model: ObjectModel, search: ListSearch) =>
  queryOptions({
    queryKey: [model.descriptor.plural, 'count', inputOf(search)],
    queryFn: ({ signal }) => objectClient(model.descriptor.plural).count(inputOf(search), { signal }),
    placeholderData: keepPreviousData,
  })

/** The records of a list, page after page, with how many there are. */
export function useList(model: ObjectModel, search: ListSearch, enabled = true) {
  const pages = useListPages(model, search, { enabled })
  const { data: counted } = useQuery({ ...countQuery(model, search), enabled })
  return { ...pages, counted, total: counted?.count }
}

/** The records of a list, page after page, where something else says how many there are. */
export function useListPages(model: ObjectModel, search: ListSearch, { enabled = true, limit = PAGE } = {}) {
  const { models } = useObjects()
  const list = useInfiniteQuery({ ...listQuery(models, model, search, limit), enabled })
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const more = useMemo(
    () => ({ available: hasNextPage, loading: isFetchingNextPage, load: () => void fetchNextPage() }),
    [hasNextPage, isFetchingNextPage, fetchNextPage],
  )
  return {
    rows,
    more,
    loading: list.isPending,
    problem: list.error,
    retry: list.refetch,
  }
}
