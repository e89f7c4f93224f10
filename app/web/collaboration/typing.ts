/** When somebody at this screen last typed about a record, in milliseconds; in memory alone. */
const typed = new Map<string, number>()
const listeners = new Set<(recordId: string) => void>()

/** Notes that something is being written about a record, or no longer. */
export function noteTyping(recordId: string, isTyping: boolean): void {
  const was = isTypingOn(recordId)
  if (isTyping) typed.set(recordId, Date.now())
  else typed.delete(recordId)
  if (was !== isTyping) for (const listener of listeners) listener(recordId)
}

const STILL_MS = 8_000

export const isTypingOn = (recordId: string) => Date.now() - (typed.get(recordId) ?? 0) < STILL_MS

/** Calls back when it begins or ends. */
export function onTyping(listener: (recordId: string) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
