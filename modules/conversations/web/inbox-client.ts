import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'
import type { InboxSearch } from './inbox-search.ts'

export type Line = Awaited<ReturnType<typeof client.inbox.list>>['items'][number]
export type Thread = Awaited<ReturnType<typeof client.conversationThreads.get>>
export type Message = Thread['messages'][number]

const PAGE = 40

/** All under the name of conversations, so that a change of one makes them new. */
export const inboxQuery = ({ box = 'mine', state = 'open', sort, q }: InboxSearch, filter?: unknown) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'inbox', box, state, sort ?? 'latest', q ?? '', JSON.stringify(filter ?? null)],
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ signal, pageParam }) =>
      client.inbox.list(
        {
          ...{ box: filter ? 'all' : box, sort: sort ?? 'latest', limit: PAGE },
          ...(filter ? { filter: JSON.stringify(filter) } : { state }),
          ...(q ? { q } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', 'thread', id],
    queryFn: ({ signal }) => client.conversationThreads.get({ id }, { signal }),
    retry: false,
  })

/** A conversation as a record: what may be set of it. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', 'record', id],
    queryFn: ({ signal }) => client.conversations.get({ id }, { signal }),
    retry: false,
  })

/** What a slash offers in a conversation. */
export const filledCannedQuery = (id: string) =>
  queryOptions({
    queryKey: ['cannedReplies', 'filled', id],
    queryFn: async ({ signal }) => (await client.cannedReplies.filled({ id }, { signal })).items,
    staleTime: 60_000,
  })

export const cannedQuery = queryOptions({
  queryKey: ['cannedReplies', 'all'],
  queryFn: ({ signal }) => client.cannedReplies.list({}, { signal }),
})

export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: async ({ signal }) => (await client.macros.list({}, { signal })).items,
  staleTime: 60_000,
})

export const forgetConversations = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['conversations'] })
