import { sql } from 'kysely'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { STEADY, steady } from '#platform/db/steady'
import { openStream, type Place, type Span, type Stream } from './stream.ts'
import type { RecordedEvent, Subscriber } from './subscriber.ts'

const MOST_AT_ONCE = 200
const MOST_HEADS_AT_ONCE = 1000

/** How far a subscriber has come, for who goes on with it: nobody else delivers to it meanwhile. */
export interface Following {
  stream: Stream
  /** Since when it has not looked (`performance.now()`). */
  since: number
  /** As the database knows it. */
  kept?: Place
  keptAt: number
  /** As it has read, which may be further: what it does not care for is passed without a word. */
  place?: Place
}

export const startFollowing = (kith: Kith, stream = openStream(kith)): Following => ({
  stream,
  since: performance.now(),
  keptAt: performance.now(),
})

export const isKept = ({ kept, place }: Following): boolean => !place || kept?.id === place.id

/**
 * Hands a subscriber the events behind its cursor, up to a span.
 *
 * The stream is read in the order of transactions, and only as far as all of them have ended: one that began earlier and
 * commits later would otherwise slip in behind the cursor unseen.
 *
 * @param following of who calls again and again, and calls `keepPlace` now and then
 * @returns whether more can be read now, whether some wait for a transaction still open, or nothing is left.
 */
export async function deliverSome(
  kith: Kith,
  subscriber: Subscriber,
  following?: Following,
): Promise<'more' | 'waiting' | 'nothing'> {
  if (following) return deliverSpan(kith, subscriber, following)
  const once = startFollowing(kith)
  const left = await deliverSpan(kith, subscriber, once)
  await keepPlace(kith, subscriber, once)
  return left
}

async function deliverSpan(kith: Kith, subscriber: Subscriber, following: Following) {
  following.kept ??= await cursorOf(kith, subscriber.name)
  const place = following.place ?? following.kept
  const { end, waits, kinds } = await following.stream.behind(place, following.since)
  if (!end) return waits ? 'waiting' : 'nothing'
  for (const run of runsOf(await readWanted(kith, subscriber, kinds, place, end), subscriber)) {
    following.kept = await handOver(kith, subscriber, following.kept, run)
  }
  following.place = end
  return 'more'
}

/** Passes in the database too what was passed without a word; lost in a crash, it is passed once more. */
export async function keepPlace(kith: Kith, { name }: Subscriber, following: Following): Promise<void> {
  const { kept, place } = following
  following.keptAt = performance.now()
  if (!kept || !place || isKept(following)) return
  // Nobody waits for the disk.
  await kith.database.owner.query(
    `${STEADY} select set_config('synchronous_commit', 'off', true), kith.advance_cursor($1, $2::xid8, $3::uuid, $4::xid8, $5::uuid)`,
    [name, kept.xid, kept.id, place.xid, place.id],
  )
  following.kept = place
}

/** Whoever has no cursor yet begins with the first event there ever was. */
async function cursorOf({ database }: Kith, subscriber: string): Promise<Place> {
  const { rows } = await database.owner.query<Place>(
    `with begun as (insert into event_cursors (subscriber) values ($1) on conflict do nothing returning xid, event_id)
     select xid::text, event_id as id from begun union all select xid::text, event_id from event_cursors where subscriber = $1`,
    [subscriber],
  )
  const [cursor] = rows
  if (!cursor) throw new Error(`The cursor of ${subscriber} was made elsewhere meanwhile`)
  return cursor
}

interface Row extends Place {
  workspace_id: string
  event: RecordedEvent
}

/** The join leaves out what is left of a workspace that is gone. */
async function readWanted(
  kith: Kith,
  { types, only = 'true', heads, ofActors, passesOver = [] }: Subscriber,
  kinds: Span['kinds'],
  from: Place,
  end: Place,
): Promise<Row[]> {
  const isWanted = ([type, actor]: Span['kinds'][number]) =>
    (types === 'all' || (types instanceof RegExp ? types.test(type) : types.includes(type))) &&
    (ofActors?.includes(actor) ?? true) &&
    !passesOver.includes(actor)
  const wanted = kinds.filter(isWanted)
  if (wanted.length === 0) return []
  const { rows } = await kith.database.owner.query<Row>(
    `select e.xid::text, e.id, e.workspace_id,
            json_build_object('id', e.id, 'type', e.type, 'object', e.object, 'recordId', e.record_id, 'contactId', e.contact_id,
              'companyId', e.company_id, 'actorKind', e.actor_kind, 'actorId', e.actor_id, 'causeId', e.cause_id, 'payload', ${heads ? `'{}'::json` : 'e.payload'},
              'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at) as event
       from events e join workspaces w on w.id = e.workspace_id
      where (e.xid, e.id) > ($1::xid8, $2::uuid) and (e.xid, e.id) <= ($3::xid8, $4::uuid)
        and e.type = any ($5) and e.actor_kind = any ($6) and ${only}
      order by e.xid, e.id`,
    [from.xid, from.id, end.xid, end.id, wanted.map(([type]) => type), wanted.map(([, actor]) => actor)],
  )
  return rows
}

/** Neighbours of the same workspace go together, in one transaction. */
function runsOf(rows: readonly Row[], { heads }: Subscriber): Row[][] {
  const most = heads ? MOST_HEADS_AT_ONCE : MOST_AT_ONCE
  const runs: Row[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && last[0]?.workspace_id === row.workspace_id && last.length < most) last.push(row)
    else runs.push([row])
  }
  return runs
}

async function handOver(kith: Kith, subscriber: Subscriber, from: Place, run: readonly Row[]): Promise<Place> {
  const last = run.at(-1)
  if (!last) return from
  const acting = await actingForJob(kith, { workspaceId: last.workspace_id, userId: null })
  await inWorkspace(kith, acting, async (ctx) => {
    await subscriber.handle(
      ctx,
      run.map(({ event }) => event),
    )
    const { rows } = await sql<{ advanced: boolean }>`
      ${steady} select kith.advance_cursor(${subscriber.name}, ${from.xid}::xid8, ${from.id}::uuid, ${last.xid}::xid8, ${last.id}::uuid) as advanced
    `.execute(ctx.db)
    if (!rows[0]?.advanced) throw new Error(`Somebody else delivered to ${subscriber.name} at the same time`)
  })
  return { xid: last.xid, id: last.id }
}
