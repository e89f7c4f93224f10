import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type LinkedTicket = Awaited<ReturnType<typeof client.ticketConversations.ofConversation>>['items'][number]
export type LinkedConversation = Awaited<ReturnType<typeof client.ticketConversations.ofTicket>>['items'][number]

export type ThreadOf = Awaited<ReturnType<typeof client.conversationThreads.get>>

/** Under the tickets' name, so that a change of one asks again. */
export const ticketsOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'of conversation', id],
    queryFn: async ({ signal }) => (await client.ticketConversations.ofConversation({ id }, { signal })).items,
  })

/** Under the conversations' name, so that what is said in one asks again. */
export const conversationsOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', 'of ticket', id],
    queryFn: async ({ signal }) => (await client.ticketConversations.ofTicket({ id }, { signal })).items,
  })

export const threadOfQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', 'thread', id],
    queryFn: ({ signal }) => client.conversationThreads.get({ id }, { signal }),
    retry: false,
  })

export const forgetBoth = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['tickets'] }),
    queries.invalidateQueries({ queryKey: ['conversations'] }),
  ])
