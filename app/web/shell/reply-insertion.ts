import { useEffect, useRef, useSyncExternalStore } from 'react'

type Insert = (text: string) => void

let insert: Insert | undefined
const listeners = new Set<() => void>()
const told = () => {
  for (const listener of listeners) listener()
}
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Writes something into the answer that is open; nothing where none is. */
export const insertIntoReply: Insert = (text) => insert?.(text)

/** Whether an answer is open on this screen. */
export const useHasReply = () => useSyncExternalStore(listen, () => insert !== undefined)

/** Lets modules before this one write into an answer: what stands in it, and how it is written. */
export function useReplyInsertion(text: string, write: (text: string) => void): void {
  const now = useRef({ text, write })
  now.current = { text, write }
  useEffect(() => {
    const own: Insert = (more) => {
      const { text: before, write: change } = now.current
      change(before.trim() ? `${before.trimEnd()}\n\n${more}\n` : `${more}\n`)
    }
    insert = own
    told()
    return () => {
      if (insert === own) insert = undefined
      told()
    }
  }, [])
}
