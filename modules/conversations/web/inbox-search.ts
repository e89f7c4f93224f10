import { queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export const boxes = ['mine', 'unassigned', 'all', 'mentions', 'unattended'] as const
export type Box = (typeof boxes)[number]
export const states = ['open', 'pending', 'snoozed', 'resolved'] as const
export type State = (typeof states)[number]

/** What the inbox shows, as its address says. */
export interface InboxSearch {
  box?: Box
  state?: State
  sort?: 'waiting'
  q?: string
  /** A saved view of conversations. */
  folder?: string
}

/** How many wait: also beside the inbox's name in the navigation. */
export const inboxCountsQuery = queryOptions({
  queryKey: ['conversations', 'inbox counts'],
  queryFn: ({ signal }) => client.inbox.counts({}, { signal }),
  staleTime: 60_000,
})
