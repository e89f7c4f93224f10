import type { Kith } from '#platform/ctx/ctx'
import { STEADY } from '#platform/db/steady'

/** A place in the stream: behind this event. */
export interface Place {
  xid: string
  id: string
}

/** What stands in the stream behind a place. */
export interface Span {
  /** The last event of it; undefined where none can be read now. */
  end?: Place
  /** Whether events stand there that wait for a transaction still open. */
  waits: boolean
  /** Each type of event in it, with each kind of actor. */
  kinds: readonly (readonly [type: string, actorKind: string])[]
}

/** The stream of events as all subscribers of a process see it: what stands behind a place is asked once for all of them. */
export interface Stream {
  /** @param since what was committed by then (`performance.now()`) is in it, once all transactions begun before it have ended. */
  behind(place: Place, since: number): Promise<Span>
}

const MOST_EVENTS = 1000
const MOST_REMEMBERED = 500

/** A span that could be read never changes: what comes behind it is of transactions that had not ended. */
export function openStream(kith: Kith): Stream {
  const remembered = new Map<string, { askedAt: number; span: Promise<Span> }>()
  return {
    async behind(place, since) {
      const key = `${place.xid} ${place.id}`
      const known = remembered.get(key)
      if (known && (known.askedAt >= since || (await known.span).end)) return known.span
      const asked = { askedAt: performance.now(), span: readSpan(kith, place) }
      remembered.delete(key)
      remembered.set(key, asked)
      const [oldest] = remembered.keys()
      if (oldest && remembered.size > MOST_REMEMBERED) remembered.delete(oldest)
      asked.span.catch(() => remembered.delete(key))
      return asked.span
    },
  }
}

async function readSpan({ database }: Kith, { xid, id }: Place): Promise<Span> {
  const { rows } = await database.owner.query<Nullable<Place & Pick<Span, 'kinds'>>>(
    `${STEADY} select xid, id, kinds from kith.event_span($1::xid8, $2::uuid, $3)`,
    [xid, id, MOST_EVENTS],
  )
  const [row] = rows
  if (row?.xid && row.id && row.kinds) return { end: { xid: row.xid, id: row.id }, waits: false, kinds: row.kinds }
  return { waits: row !== undefined, kinds: [] }
}

type Nullable<T> = { [K in keyof T]: T[K] | null }
