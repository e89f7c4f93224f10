import type { Line } from './lines.ts'
import { type Talk, Trouble } from './talk.ts'

const SHORTEST_MS = 500
const LONGEST_MS = 15_000
/** The server says every 25 seconds that the line stands. */
const SILENCE_MS = 60_000

interface Hearing {
  /** The last line that came by the stream. */
  since(): number
  line(line: Line): void
  typing(told: { name: string; typing: boolean }): void
  connected(is: boolean): void
  /** The server knows this session no more. */
  ended(): void
}

/** Reads the lines of a chat as they come, again from the last one whenever it was cut off. @returns how to stop */
export function listen(talk: Talk, hearing: Hearing): () => void {
  let stopped = false
  let current: AbortController | null = null
  let wake = () => {}
  // Who is back online does not wait for the next try.
  const hurry = () => wake()
  addEventListener('online', hurry)

  const pause = (ms: number) =>
    new Promise<void>((done) => {
      wake = done
      setTimeout(done, ms)
    })

  async function run() {
    let wait = SHORTEST_MS
    while (!stopped) {
      current = new AbortController()
      try {
        await readStream(talk, hearing, current, () => {
          wait = SHORTEST_MS
        })
      } catch (error) {
        if (error instanceof Trouble && [401, 403, 404].includes(error.status)) return hearing.ended()
      }
      hearing.connected(false)
      if (stopped) return
      // Not all at once when a server comes back.
      await pause(wait * (0.7 + Math.random() * 0.6))
      wait = Math.min(wait * 2, LONGEST_MS)
    }
  }
  void run()
  return () => {
    stopped = true
    removeEventListener('online', hurry)
    current?.abort()
    wake()
  }
}

async function readStream(talk: Talk, hearing: Hearing, stop: AbortController, opened: () => void) {
  const answer = await talk.raw('GET', `stream?since=${hearing.since()}`, { signal: stop.signal })
  hearing.connected(true)
  let silence = 0
  const alive = () => {
    clearTimeout(silence)
    silence = window.setTimeout(() => stop.abort(), SILENCE_MS)
  }
  const decoder = new TextDecoder()
  const reader = answer.body?.getReader()
  let rest = ''
  try {
    for (alive(); reader; alive()) {
      const { done, value } = await reader.read()
      if (done) return
      opened()
      const events = (rest + decoder.decode(value, { stream: true })).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) hear(event, hearing)
    }
  } finally {
    clearTimeout(silence)
  }
}

function hear(event: string, hearing: Hearing) {
  const data = /^data: (.*)$/m.exec(event)?.[1]
  if (!data) return
  if (/^event: typing$/m.test(event)) hearing.typing(JSON.parse(data))
  else hearing.line(JSON.parse(data))
}
