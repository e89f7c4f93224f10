import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'
import type { AnswersSearch } from './answers-search.ts'

export type Channel = Awaited<ReturnType<typeof client.chatChannels.list>>['items'][number]
export type Content = Channel['content']
export type Answer = Awaited<ReturnType<typeof client.chatAnswers.list>>['items'][number]

export const channelsQuery = queryOptions(api.chatChannels.list.queryOptions({ input: {} }))
export const calendarsQuery = queryOptions(api.businessCalendars.list.queryOptions({ input: {} }))

/** Under the name that the stream tells of whereabouts by. Who is gone says nothing: it is asked again by itself. */
export const visitorQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatVisitor', id],
    queryFn: ({ signal }) => client.chatVisitors.get({ id }, { signal }),
    refetchInterval: 15_000,
  })

/** With the conversation they stand in, so that a change of it makes them new. */
export const answersQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversations', 'chat answers', conversationId],
    queryFn: ({ signal }) => client.chatAnswers.list({ conversationId }, { signal }),
  })

/** All answers page by page, the latest first. */
export const allAnswersQuery = (search: AnswersSearch) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'chat answers', 'all', search],
    queryFn: ({ pageParam, signal }) =>
      client.chatAnswers.list({ ...search, ...(pageParam ? { before: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
  })
