import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** What the stream tells: records of these objects changed, or some telling may have been missed. Never content. */
export type Change = { objects: string[]; id: string | null; type: string | null } | { resync: true }

const TOGETHER_MS = 300

/** Keeps one stream open and refreshes what is on screen when someone, or something, changed it. */
export function useLiveChanges() {
  const client = useQueryClient()
  useEffect(() => followChanges(client), [client])
}

function followChanges(client: QueryClient) {
  const stream = new EventSource('/api/v1/live')
  const changed = new Set<string>()
  let missed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  // An import changes thousands of rows: ask once for all of them.
  const refresh = () => {
    timer = undefined
    const objects = new Set(changed)
    const all = missed
    changed.clear()
    missed = false
    client.invalidateQueries({ predicate: (query) => all || mentions(query.queryKey, objects) })
  }
  stream.onmessage = (message) => {
    const change = JSON.parse(message.data) as Change // our own server's words
    if ('resync' in change) missed = true
    else for (const object of change.objects) changed.add(object)
    timer ??= setTimeout(refresh, TOGETHER_MS)
  }
  return () => {
    stream.close()
    clearTimeout(timer)
  }
}

/** A query belongs to an object when its key names it, in oRPC's path form or plainly. */
export const mentions = (key: readonly unknown[], objects: Set<string>) =>
  key.flat().some((part) => typeof part === 'string' && (objects.has(part) || objects.has(part.replace(/s$/, ''))))
