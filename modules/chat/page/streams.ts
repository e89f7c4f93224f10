import type { Writable } from 'node:stream'
import { z } from 'zod'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { linesSince } from '../domain/lines.ts'

// A widget that lags by this much sleeps: it is dropped, and asks anew from where it was.
const MOST_WAITING = 64 * 1024
/** Beyond so many tabs of one visitor the oldest hears no more by itself. */
const MOST_STREAMS = 8

const Woken = z.object({ visitorId: z.string() })
const Present = z.looseObject({ recordId: z.string(), name: z.string(), typing: z.boolean(), isGone: z.boolean() })

/** A widget that listens. */
export interface Listening {
  raw: Writable
  acting: Acting
  visitorId: string
  conversationId: string | null
  /** The last line it has. */
  since: number
}

interface Stream extends Listening {
  isReading: boolean
  isWoken: boolean
}

/**
 * The streams of this process. A stream reads on from its own cursor whenever it is woken, so nothing depends on a wake-up
 * that was lost or came twice.
 */
export function openStreams(kith: Kith) {
  const byVisitor = new Map<string, Set<Stream>>()
  const all = () => [...byVisitor.values()].flatMap((streams) => [...streams])

  async function readOn(stream: Stream): Promise<void> {
    stream.isWoken = true
    if (stream.isReading) return
    stream.isReading = true
    try {
      while (stream.isWoken && !stream.raw.destroyed) {
        stream.isWoken = false
        await writeNext(stream)
      }
    } catch (error) {
      // The database is away: the widget comes back and goes on from its cursor.
      kith.log.warn({ err: error }, 'a chat could not be read')
      stream.raw.end()
    } finally {
      stream.isReading = false
    }
  }

  async function writeNext(stream: Stream): Promise<void> {
    const { acting, visitorId, since, raw } = stream
    const lines = await inWorkspace(kith, acting, (ctx) => linesSince(ctx, visitorId, since), { readOnly: true })
    const last = lines.at(-1)
    if (!last) return
    stream.since = last.line
    stream.isWoken = true
    for (const line of lines) raw.write(`id: ${line.line}\nevent: line\ndata: ${JSON.stringify(line)}\n\n`)
    if (raw.writableLength > MOST_WAITING) raw.destroy()
  }

  const wake = (streams: Iterable<Stream>) => {
    for (const stream of streams) void readOn(stream)
  }

  // Who has the conversation open and types is about to answer.
  function passTyping(notified: string) {
    const { recordId, name, typing, isGone } = Present.parse(JSON.parse(notified))
    const told = `event: typing\ndata: ${JSON.stringify({ name, typing: typing && !isGone })}\n\n`
    for (const { conversationId, raw } of all()) if (conversationId === recordId) raw.write(told)
  }

  const endings = [
    kith.database.standing.listen('kith_chat', (notified) => {
      wake(byVisitor.get(Woken.parse(JSON.parse(notified)).visitorId) ?? [])
    }),
    kith.database.standing.listen('kith_presence', passTyping),
    kith.database.standing.onReturn(() => wake(all())),
  ]

  return {
    /** Lets a widget hear its lines from its cursor on, until its connection closes. */
    join(listening: Listening): void {
      const stream: Stream = { ...listening, isReading: false, isWoken: false }
      const others = byVisitor.get(stream.visitorId) ?? new Set()
      byVisitor.set(stream.visitorId, others.add(stream))
      const [oldest] = others
      if (others.size > MOST_STREAMS) oldest?.raw.end()
      stream.raw.once('close', () => {
        others.delete(stream)
        if (others.size === 0 && byVisitor.get(stream.visitorId) === others) byVisitor.delete(stream.visitorId)
      })
      void readOn(stream)
    },
    /** What a visitor says opens their conversation, by which colleagues who type are known. */
    nowIn(visitorId: string, conversationId: string): void {
      for (const stream of byVisitor.get(visitorId) ?? []) stream.conversationId = conversationId
    },
    close() {
      for (const end of endings) end()
      for (const { raw } of all()) raw.end()
    },
  }
}

export type Streams = ReturnType<typeof openStreams>
