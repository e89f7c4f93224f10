import { useQuery } from '@tanstack/react-query'
import { inboxCountsQuery } from '#modules/conversations/web/inbox-search.ts'

/** In how many of one's conversations a customer waits. */
export const useWaiting = (): number => useQuery(inboxCountsQuery).data?.waiting ?? 0
