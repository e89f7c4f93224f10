import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { tellFailure } from '../ui/toasts.tsx'
import { mark, unreadQuery } from './notification-client.ts'

/** Marks notifications as read or unread; the bell knows at once, the list when it is told. */
export function useMarking() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (input: Parameters<typeof mark>[0]) => mark(input),
    onSuccess: (told) => cache.setQueryData(unreadQuery().queryKey, told),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries({ queryKey: api.notifications.key() }),
  })
}
