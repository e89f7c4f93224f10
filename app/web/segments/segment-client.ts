import { keepPreviousData } from '@tanstack/react-query'
import { api, client } from '../api.ts'
import type { Filter } from '../ui/filter.ts'

export type Segment = Awaited<ReturnType<typeof client.segments.get>>

/** All segments, or those of one object. While one is filled it is asked again: what fills it says nothing meanwhile. */
export const segmentsQuery = (object?: string) =>
  api.segments.list.queryOptions({
    input: object ? { object } : {},
    refetchInterval: ({ state }) => (state.data?.items.some(({ filling }) => filling) ? 1_500 : false),
  })

export const segmentQuery = (id: string) =>
  api.segments.get.queryOptions({
    input: { id },
    refetchInterval: ({ state }) => (state.data?.filling ? 1_000 : false),
  })

/** How many match a filter that is being edited; the figure before stays until the next one is there. */
export const sizeQuery = (object: string, filter: Filter | undefined) =>
  api.segments.sizes.queryOptions({
    input: { object, filter },
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })

export const historyQuery = (id: string) =>
  api.segments.history.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, limit: 50, cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** The members as the ordinary list shows them. */
export const membersFilter = (id: string): Filter => ({ and: [{ segment: id, op: 'in' }] })

export const { create, change, remove, addMembers, removeMembers } = client.segments
