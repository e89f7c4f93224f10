import type { Pending } from './lines.ts'

/** What a browser keeps of a chat, once it was begun. */
export interface Kept {
  token: string | null
  /** What was said and has not arrived. */
  pending: Pending[]
  /** How far it was read here. */
  read: number
}

const nothing: Kept = { token: null, pending: [], read: 0 }

/** The shelf of a chat in this browser. A browser that keeps nothing has a chat as long as its page. */
export function shelfOf(word: string) {
  const key = `kith-chat ${word}`
  let held: Kept = { ...nothing, ...read(() => localStorage, key) }
  return {
    get: () => held,
    set(change: Partial<Kept>) {
      held = { ...held, ...change }
      write(() => localStorage, key, held)
    },
    forget() {
      held = nothing
      attempt(() => localStorage.removeItem(key))
    },
    /** Of this tab alone: whether it stands open, and what is being written. */
    tab: {
      get: (): { isOpen?: boolean; draft?: string } => read(() => sessionStorage, key),
      set: (change: { isOpen?: boolean; draft?: string }) =>
        write(() => sessionStorage, key, { ...read(() => sessionStorage, key), ...change }),
    },
    /** Another tab has said or read something. */
    onChange(work: () => void) {
      addEventListener('storage', (event) => {
        if (event.key !== key) return
        held = { ...nothing, ...read(() => localStorage, key) }
        work()
      })
    },
  }
}

export type Shelf = ReturnType<typeof shelfOf>

function read(storage: () => Storage, key: string): object {
  let found: object = {}
  attempt(() => {
    found = Object(JSON.parse(storage().getItem(key) ?? '{}'))
  })
  return found
}

const write = (storage: () => Storage, key: string, value: object) =>
  attempt(() => storage().setItem(key, JSON.stringify(value)))

/** Storage may be forbidden or full. */
function attempt(work: () => void) {
  try {
    work()
  } catch {}
}
