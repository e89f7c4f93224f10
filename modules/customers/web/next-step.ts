import type { Task } from './task.ts'

const EVENT = 'kith:next-step'

/** A task that was just done. */
export interface Done {
  task: Task
  undo: () => Promise<unknown>
}

/** Asks what comes next once a task is done; whoever completes tasks stands in many places, the answer in one. */
export const askNextStep = (done: Done) => document.dispatchEvent(new CustomEvent(EVENT, { detail: done }))

/** Hears it. @returns what ends the hearing. */
export function onNextStep(listen: (done: Done) => void) {
  const heard = (event: Event) => listen((event as CustomEvent<Done>).detail) // ours, above
  document.addEventListener(EVENT, heard)
  return () => document.removeEventListener(EVENT, heard)
}
