import type { Writable } from 'node:stream'
import { z } from 'zod'
import type { StandingConnection } from '#platform/db/standing-connection'

// A stream that lags by this much is a screen that sleeps: it is dropped, and comes back with everything anew.
const MOST_WAITING = 64 * 1024

/** What is common to all messages on our channels; the rest is passed on as it is. */
const Message = z.looseObject({ workspaceId: z.string() })

/** Passes what PostgreSQL notifies to the streams of the workspace it concerns, and to no other. */
export function openFanOut(standing: StandingConnection) {
  const streams = new Map<string, Set<Writable>>()

  function send(workspaceId: string, text: string) {
    for (const stream of streams.get(workspaceId) ?? []) {
      if (stream.writableLength > MOST_WAITING) stream.destroy()
      else stream.write(text)
    }
  }
  function pass(event: string) {
    return (notified: string) => {
      const { workspaceId, ...told } = Message.parse(JSON.parse(notified))
      send(workspaceId, `${event}data: ${JSON.stringify(told)}\n\n`)
    }
  }
  const endings = [
    standing.listen('kith_changes', pass('')),
    standing.listen('kith_progress', pass('event: progress\n')),
    standing.onReturn(() => {
      for (const workspaceId of streams.keys()) send(workspaceId, 'data: {"resync":true}\n\n')
    }),
  ]

  return {
    /** Lets a stream hear a workspace until the returned function is called. */
    join(workspaceId: string, stream: Writable): () => void {
      const others = streams.get(workspaceId) ?? new Set()
      streams.set(workspaceId, others.add(stream))
      return () => {
        others.delete(stream)
        if (others.size === 0 && streams.get(workspaceId) === others) streams.delete(workspaceId)
      }
    },
    close() {
      for (const end of endings) end()
    },
  }
}
