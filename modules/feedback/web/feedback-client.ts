import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'
import type { RatingKind } from './ratings-search.ts'

export type Survey = Awaited<ReturnType<typeof client.surveys.list>>['items'][number]
export type Settings = Awaited<ReturnType<typeof client.surveySettings.get>>

export const settingsQuery = api.surveySettings.get.queryOptions({ input: {} })

/** Surveys page by page, asked last first. */
export const surveysQuery = (which: RatingKind) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'surveys', which],
    queryFn: ({ pageParam, signal }) =>
      client.surveys.list({ which, ...(pageParam ? { before: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
  })
