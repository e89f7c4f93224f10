import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../api.ts'
import { freshUuid } from '../ui/fresh-uuid.ts'
import { isTypingOn, onTyping } from './typing.ts'

const BEAT_MS = 10_000

/**
 * Who else has a record open right now, and who of them types. As long as the screen is seen it says every ten seconds that
 * it is here; a change of others comes by the stream in between.
 */
export function usePresence(object: string, recordId: string, ownId: string) {
  const queries = useQueryClient()
  const [screen] = useState(freshUuid)
  const queryKey = ['presence', recordId]
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      client.presences.keep({ recordId, object, screen, typing: isTypingOn(recordId) }, { signal }),
    refetchInterval: BEAT_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  useEffect(() => {
    const left = `/api/v1/presences/${recordId}?${new URLSearchParams({ object, screen })}`
    // A page that is closed waits for no answer.
    const leave = () => void fetch(left, { method: 'DELETE', keepalive: true }).catch(() => {})
    const stop = onTyping((typedOn) => {
      if (typedOn === recordId) void queries.refetchQueries({ queryKey: ['presence', recordId] })
    })
    window.addEventListener('pagehide', leave)
    return () => {
      stop()
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [object, recordId, screen, queries])
  return (data?.people ?? []).filter(({ id }) => id !== ownId)
}
