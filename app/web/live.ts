import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tellReached } from './connection.ts'
import { pluralOf } from './objects/custom-names.ts'

/** What the stream tells: which records changed, never their content. `resync`: some changes may have been missed. */
interface Change {
  /** The object type, as in the API's paths (`contacts`) or by its name (`contact`). */
  objects?: string | string[]
  object?: string
  id?: string
  contactId?: string | null
  resync?: true
}

/** How far something long has come; `total` is null while unknown. */
export interface Progress {
  kind: string
  id: string
  done: number
  total: number | null
  [more: string]: string | number | null
}

const TOGETHER_MS = 300
/** A stream that comes back by then was not lost to anybody. */
const PATIENCE_MS = 2_000
/** The browser comes back by itself when a connection breaks, and never once it was refused, as by a proxy before a server that restarts. */
const ANEW_MS = 5_000

/** Keeps one stream open and refreshes what is on screen when someone, or something, changed it. */
export function useLiveChanges() {
  const client = useQueryClient()
  useEffect(() => followChanges(client), [client])
}

/** The latest word on something long, such as an import; undefined until the first comes. */
export function useProgress(kind: string, id: string): Progress | undefined {
  return useQuery<Progress>({
    queryKey: ['progress', kind, id],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

/** @returns what ends it */
export function followChanges(client: QueryClient): () => void {
  const changed = new Set<string>()
  let everything = false
  let lost: ReturnType<typeof setTimeout> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let anew: ReturnType<typeof setTimeout> | undefined
  // An import changes thousands of rows: ask once for all of them.
  const refresh = () => {
    const objects = new Set(changed)
    client.invalidateQueries(everything ? {} : { predicate: (query) => mentions(query.queryKey, objects) })
    timer = undefined
    everything = false
    changed.clear()
  }
  const hear = (message: MessageEvent) => {
    const change = JSON.parse(message.data) as Change // our own server's words
    for (const object of [change.objects ?? [], change.object ?? []].flat()) changed.add(object)
    // What administrators change of fields, names and layouts is read with the object types.
    if (dataModel.some((object) => changed.has(object))) changed.add('objects')
    // What is switched on or off stands in the session.
    if (changed.has('module')) changed.add('session').add('moduleRollouts')
    // An order or a note also stands on its contact's timeline and figures.
    if (change.contactId) changed.add('contacts')
    everything ||= change.resync === true
    timer ??= setTimeout(refresh, TOGETHER_MS)
  }
  function listen(): EventSource {
    const opened = new EventSource('/api/v1/live')
    opened.onmessage = hear
    opened.onopen = () => {
      clearTimeout(lost)
      lost = undefined
      tellReached(true)
      if (everything) timer ??= setTimeout(refresh, TOGETHER_MS)
    }
    opened.onerror = () => {
      lost ??= setTimeout(() => tellReached(false), PATIENCE_MS)
      if (opened.readyState !== EventSource.CLOSED) return
      // Refused for good where nobody is signed in any more: the session tells.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().includes('session') })
      everything = true
      anew = setTimeout(() => {
        stream = listen()
      }, ANEW_MS)
    }
    opened.addEventListener('progress', (message) => {
      const progress = JSON.parse(message.data) as Progress // our own server's words
      client.setQueryData(['progress', progress.kind, progress.id], progress)
    })
    opened.addEventListener('people', (message) => {
      const { kind } = JSON.parse(message.data) as { kind: string } // our own server's words
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.flat().includes(kind) })
    })
    opened.addEventListener('people', (message) => {
      const told = JSON.parse(message.data) as { kind: string; recordId?: string } // our own server's words
      if (told.kind === 'presence') client.setQueryData(['presence', told.recordId], told)
    })
    return opened
  }
  let stream = listen()
  return () => {
    stream.close()
    clearTimeout(anew)
    clearTimeout(timer)
    clearTimeout(lost)
    tellReached(true)
  }
}

/** A query belongs to an object when its key names it, in oRPC's path form or plainly. Search and home hold any. */
export function mentions(key: readonly unknown[], objects: Set<string>) {
  const names = new Set(
    [...objects].flatMap((object) => [object, plural(object), 'search', 'home', 'palette', 'picker']),
  )
  return key.flat().some((part) => typeof part === 'string' && names.has(part))
}

const dataModel = ['object', 'layout', 'customField', 'customObject']

const plural = (object: string) =>
  pluralOf(object) ?? (object.endsWith('y') ? `${object.slice(0, -1)}ies` : `${object}s`)
