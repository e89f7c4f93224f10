import type { Writable } from 'node:stream'
import { z } from 'zod'
import type { StandingConnection } from '#platform/db/standing-connection'

// A stream that lags by this much is a screen that sleeps: it is dropped, and comes back with everything anew.
const MOST_WAITING = 64 * 1024

/** What is common to all messages on our channels; the rest is passed on as it is. */
const Message = z.looseObject({ workspaceId: z.string() })

/** What concerns some people only. */
const Personal = Message.extend({ userIds: z.array(z.string()) })

/** Passes what PostgreSQL notifies to the streams of the workspace it concerns, and to no other. */
export function openFanOut(standing: StandingConnection) {
  const streams = new Map<string, Map<Writable, string | null>>()

  function send(workspaceId: string, text: string, userIds?: readonly string[]) {
    for (const [stream, userId] of streams.get(workspaceId) ?? []) {
      if (userIds && (userId === null || !userIds.includes(userId))) continue
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
  function passToPeople(notified: string) {
    const { workspaceId, userIds, ...told } = Personal.parse(JSON.parse(notified))
    send(workspaceId, `event: people\ndata: ${JSON.stringify(told)}\n\n`, userIds)
  }
  const endings = [
    standing.listen('kith_changes', pass('')),
    standing.listen('kith_progress', pass('event: progress\n')),
    standing.listen('kith_people', passToPeople),
    standing.onReturn(() => {
      for (const workspaceId of streams.keys()) send(workspaceId, 'data: {"resync":true}\n\n')
    }),
  ]

  return {
    /** Lets a stream of this person's hear a workspace until the returned function is called. */
    join(workspaceId: string, stream: Writable, userId: string | null): () => void {
      const others = streams.get(workspaceId) ?? new Map()
      streams.set(workspaceId, others.set(stream, userId))
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
