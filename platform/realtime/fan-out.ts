import type { Writable } from 'node:stream'
import { z } from 'zod'
import type { StandingConnection } from '#platform/db/standing-connection'

// A stream that lags by this much is a screen that sleeps: it is dropped, and comes back with everything anew.
const MOST_WAITING = 64 * 1024

/** What is common to all messages on our channels; the rest is passed on as it is. */
const Message = z.looseObject({ workspaceId: z.string() })

/** What concerns some people only. */
const Personal = Message.extend({ userIds: z.array(z.string()) })

/** What somebody asked for; null: nobody. */
const Asked = Message.extend({ askedBy: z.string().nullable().default(null), askedByKey: z.string().optional() })

/** Whose stream it is. */
interface Hearer {
  userId: string | null
  /** The key by which they listen: it may see less than they. */
  keyId?: string | undefined
  seesAll: boolean
}

/** Passes what PostgreSQL notifies to the streams of the workspace it concerns, and to no other. */
export function openFanOut(standing: StandingConnection) {
  const streams = new Map<string, Map<Writable, Hearer>>()

  function send(workspaceId: string, text: string, hears: (hearer: Hearer) => boolean = () => true, unnamed = text) {
    for (const [stream, hearer] of streams.get(workspaceId) ?? []) {
      if (!hears(hearer)) continue
      if (stream.writableLength > MOST_WAITING) stream.destroy()
      else stream.write(hearer.seesAll ? text : unnamed)
    }
  }
  // It counts records, also those that somebody may not see.
  function passProgress(notified: string) {
    const { workspaceId, askedBy, askedByKey, ...told } = Asked.parse(JSON.parse(notified))
    const isTheirs = ({ userId, keyId }: Hearer) =>
      userId !== null && userId === askedBy && (keyId === undefined || keyId === askedByKey)
    const hears = (hearer: Hearer) => hearer.seesAll || isTheirs(hearer)
    send(workspaceId, `event: progress\ndata: ${JSON.stringify(told)}\n\n`, hears)
  }
  // Whoever may not see every record hears that something of a kind changed, and not what, nor by whom.
  function passChange(notified: string) {
    const { workspaceId, ...told } = Message.parse(JSON.parse(notified))
    const text = (message: object) => `data: ${JSON.stringify(message)}\n\n`
    send(
      workspaceId,
      text(told),
      undefined,
      text({ objects: told.objects, id: null, contactId: null, type: null, by: null }),
    )
  }
  function passToPeople(notified: string) {
    const { workspaceId, userIds, ...told } = Personal.parse(JSON.parse(notified))
    const hears = ({ userId }: Hearer) => userId !== null && userIds.includes(userId)
    send(workspaceId, `event: people\ndata: ${JSON.stringify(told)}\n\n`, hears)
  }
  const endings = [
    standing.listen('kith_changes', passChange),
    standing.listen('kith_progress', passProgress),
    standing.listen('kith_people', passToPeople),
    standing.onReturn(() => {
      for (const workspaceId of streams.keys()) send(workspaceId, 'data: {"resync":true}\n\n')
    }),
  ]

  return {
    /** Lets a stream of this person's hear a workspace until the returned function is called. */
    join(workspaceId: string, stream: Writable, hearer: Hearer): () => void {
      const others = streams.get(workspaceId) ?? new Map()
      streams.set(workspaceId, others.set(stream, hearer))
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
