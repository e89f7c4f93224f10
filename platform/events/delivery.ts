import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Kith } from '#platform/ctx/ctx'
import { deliverSome, type Following, isKept, keepPlace, startFollowing } from './deliver.ts'
import { openStream, type Stream } from './stream.ts'
import type { Subscriber } from './subscriber.ts'

export interface Delivery {
  /** Finishes the hand-over at hand, and no more. */
  stop(): Promise<void>
}

const FAMILY = 'kith subscriber'
const GATHER_MS = 250
const KEEP_MS = 5000
const OPEN_TRANSACTION_MS = 250
const ELSEWHERE_MS = 10_000
const SHORTEST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 5 * 60_000

/**
 * Delivers events to subscribers as they commit, for as long as the process lives. Any number of processes may do so: the
 * advisory lock of a subscriber lets one deliver to it, and passes to another when that one dies.
 */
export function startDelivery(kith: Kith, subscribers: readonly Subscriber[]): Delivery {
  const stopping = new AbortController()
  // Each subscriber listens, however many modules bring one.
  setMaxListeners(0, stopping.signal)
  const stream = openStream(kith)
  const following = subscribers.map((subscriber) => follow(kith, stream, subscriber, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(following)
    },
  }
}

async function follow(kith: Kith, stream: Stream, subscriber: Subscriber, stopping: AbortSignal) {
  const { standing } = kith.database
  const bell = openBell(stopping, subscriber.gatherMs ?? GATHER_MS)
  let mine = false
  let following = startFollowing(kith, stream)
  let retry = SHORTEST_RETRY_MS
  const deaf = standing.listen('kith_changes', bell.ring)
  const forget = standing.onReturn(() => {
    mine = false
    bell.ring()
  })
  while (!stopping.aborted) {
    try {
      if (!mine) following = startFollowing(kith, stream)
      mine ||= await standing.tryLock(FAMILY, subscriber.name)
      if (!mine) await bell.sleep(ELSEWHERE_MS)
      else {
        await goOn(kith, subscriber, following, bell)
        retry = SHORTEST_RETRY_MS
      }
    } catch (error) {
      kith.log.error({ err: error, subscriber: subscriber.name }, 'a subscriber failed; it gets the same events again')
      following = startFollowing(kith, stream)
      await bell.sleep(retry)
      retry = Math.min(retry * 2, LONGEST_RETRY_MS)
    }
  }
  deaf()
  forget()
  if (mine) await keepPlace(kith, subscriber, following).catch(() => {})
  if (mine) await standing.unlock(FAMILY, subscriber.name).catch(() => {})
}

/** Delivers a span, or waits until there may be one. */
async function goOn(kith: Kith, subscriber: Subscriber, following: Following, bell: Bell): Promise<void> {
  const left = await deliverSome(kith, subscriber, following)
  if (performance.now() - following.keptAt > KEEP_MS) await keepPlace(kith, subscriber, following)
  if (left === 'nothing') {
    await bell.rung(isKept(following) ? undefined : KEEP_MS)
    following.since = bell.rangAt()
  }
  if (left === 'waiting') {
    following.since = performance.now()
    await bell.sleep(OPEN_TRANSACTION_MS)
  }
}

type Bell = ReturnType<typeof openBell>

/** Wakes the one who waits; a ring that nobody waited for is remembered. An import rings often: a moment gathers it. */
function openBell(stopping: AbortSignal, gatherMs: number) {
  let rang = false
  let rangAt = performance.now()
  let wake = () => {}
  const ring = () => {
    rang = true
    rangAt = performance.now()
    wake()
  }
  stopping.addEventListener('abort', ring, { once: true })
  const sleep = (ms: number) => delay(ms, undefined, { signal: stopping, ref: false }).catch(() => {})
  return {
    ring,
    rangAt: () => rangAt,
    sleep,
    /** @param most milliseconds to wait; without, for as long as it takes */
    async rung(most?: number) {
      if (!rang)
        await new Promise<void>((resolve) => {
          wake = resolve
          if (most) setTimeout(resolve, most).unref()
        })
      if (rang) await sleep(gatherMs)
      rang = false
    },
  }
}
