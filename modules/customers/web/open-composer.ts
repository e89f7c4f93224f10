const EVENT = 'kith:compose'

export type Composing = 'note' | 'task'

/** Asks the composer on screen to take up a note or a task; quick actions stand far from it. */
export const openComposer = (kind: Composing) => document.dispatchEvent(new CustomEvent(EVENT, { detail: kind }))

/** Hears it. @returns what ends the hearing. */
export function onCompose(listen: (kind: Composing) => void) {
  const heard = (event: Event) => listen((event as CustomEvent<Composing>).detail) // ours, above
  document.addEventListener(EVENT, heard)
  return () => document.removeEventListener(EVENT, heard)
}
