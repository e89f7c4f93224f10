import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** What the stream tells: this record of this object changed. Never its content. */
export interface Change {
  object: string
  id: string
  type: string
}

const TOGETHER_MS = 300

/** Keeps one stream open and refreshes what is on screen when someone, or something, changed it. */
export function useLiveChanges() {
  const client = useQueryClient()
  useEffect(() => followChanges(client), [client])
}

function followChanges(client: QueryClient) {
  const stream = new EventSource('/api/v1/live')
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  // An import changes thousands of rows: ask once for all of them.
  const refresh = () => {
    timer = undefined
    const objects = new Set(changed)
    changed.clear()
    client.invalidateQueries({ predicate: (query) => mentions(query.queryKey, objects) })
  }
  stream.onmessage = (message) => {
    const change = JSON.parse(message.data) as Change // our own server's words
    changed.add(change.object)
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
