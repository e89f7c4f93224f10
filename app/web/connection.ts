let streams = true
const watchers = new Set<() => void>()

/** Whether the server is within reach, as far as the browser and the stream of changes know. */
export const isReached = () => streams && navigator.onLine

/** What the stream of changes finds: a server that is gone leaves the browser itself online. */
export function tellReached(now: boolean) {
  if (now === streams) return
  streams = now
  for (const notify of watchers) notify()
}

/** Calls whenever that changes; gives back what ends it. */
export function watchReached(notify: () => void) {
  watchers.add(notify)
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
  return () => {
    watchers.delete(notify)
    window.removeEventListener('online', notify)
    window.removeEventListener('offline', notify)
  }
}

const AGAIN_MS = 3_000

/** Asks the server until it answers, at once and then every few seconds; gives back what ends it. */
export function untilAnswered(then: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false
  const ask = async () => {
    const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined)
    if (over) return
    if (answer?.ok) then()
    else timer = setTimeout(ask, AGAIN_MS)
  }
  void ask()
  return () => {
    over = true
    clearTimeout(timer)
  }
}
