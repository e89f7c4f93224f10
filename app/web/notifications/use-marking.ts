import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import { mark, type Notification, unreadQuery } from './notification-client.ts'

type Mark = Parameters<typeof mark>[0]
type Pages = InfiniteData<{ items: Notification[]; nextCursor: string | null }>

/** Marks notifications as read or unread: on this screen at once, on all others when they are told. */
export function useMarking() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Mark) => mark(input),
    // One after the other: what was pressed last is what holds.
    scope: { id: 'notifications' },
    onMutate: async (input) => {
      // An answer that is on its way tells how it was before.
      await cache.cancelQueries({ queryKey: api.notifications.key() })
      cache.setQueriesData<Pages>({ queryKey: api.notifications.list.key() }, marked(input))
    },
    onSuccess: (told) => cache.setQueryData(unreadQuery().queryKey, told),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries({ queryKey: api.notifications.key() }),
  })
}

const marked =
  ({ ids, upTo, read }: Mark) =>
  (was: Pages | undefined): Pages | undefined => {
    const isMeant = ({ id }: Notification) => ids?.includes(id) ?? (upTo !== undefined && id <= upTo)
    const readAt = read ? new Date().toISOString() : null
    const pages = was?.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (isMeant(item) ? { ...item, readAt } : item)),
    }))
    return was && pages && { ...was, pages }
  }
