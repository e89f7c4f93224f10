import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'

/** Goes in once the session stands. What was cached for a stranger is dropped. */
export function useEnter(next = '/') {
  const cache = useQueryClient()
  const router = useRouter()
  return () => {
    cache.clear()
    router.history.push(next)
  }
}
