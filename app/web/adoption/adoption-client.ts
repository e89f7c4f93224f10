import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, client } from '../api.ts'

export type Adoption = Awaited<ReturnType<typeof client.adoption.describe>>
export type Rollout = Awaited<ReturnType<typeof client.moduleRollouts.list>>['items'][number]
export type Feedback = Awaited<ReturnType<typeof client.feedback.list>>['items'][number]
export type FeedbackState = 'open' | 'answered'

export const rolloutsQuery = api.moduleRollouts.list.queryOptions({ input: {} })

export const adoptionQuery = (days: 7 | 30) =>
  queryOptions({
    queryKey: ['adoption', days],
    queryFn: ({ signal }) => client.adoption.describe({ days }, { signal }),
    staleTime: 60_000,
  })

export const feedbackQuery = (state: FeedbackState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['feedback', state ?? 'all'],
    queryFn: ({ pageParam, signal }) => client.feedback.list({ state, limit: 30, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** What one has put away, once for as long as the program is open. */
export const dismissalsQuery = queryOptions({
  ...api.dismissals.list.queryOptions({ input: {} }),
  staleTime: Number.POSITIVE_INFINITY,
})
