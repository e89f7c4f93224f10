import { sql } from 'kysely'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from './subscriber.ts'

/** A place in the stream: behind this event. */
interface Place {
  xid: string
  id: string
}

const SPAN = 1000
const MOST_AT_ONCE = 200
const MOST_HEADS_AT_ONCE = 1000

/**
 * Hands a subscriber the events behind its cursor, up to a span.
 *
 * The stream is read in the order of transactions, and only as far as all of them have ended: one that began earlier and
 * commits later would otherwise slip in behind the cursor unseen.
 *
 * @returns whether more can be read now, whether some wait for a transaction still open, or nothing is left.
 */
export async function deliverSome(kith: Kith, subscriber: Subscriber): Promise<'more' | 'waiting' | 'nothing'> {
  const { cursor, end } = (await nextSpan(kith, subscriber.name)) ?? (await firstSpan(kith, subscriber.name))
  if (!end) return (await anythingBehind(kith, cursor)) ? 'waiting' : 'nothing'
  let place = cursor
  for (const run of runsOf(await readSpan(kith, subscriber, cursor, end), subscriber)) {
    place = await handOver(kith, subscriber, place, run)
  }
  if (place.id !== end.id) await advance(kith, subscriber, place, end)
  return 'more'
}

interface Span {
  cursor: Place
  /** The last event that can be read now; undefined where there is none behind the cursor. */
  end: Place | undefined
}

async function nextSpan(kith: Kith, subscriber: string): Promise<Span | undefined> {
  const { rows } = await kith.database.owner.query<Place & { endXid: string | null; endId: string | null }>(
    `select c.xid::text, c.event_id as id, last.xid::text as "endXid", last.id as "endId"
       from event_cursors c left join lateral (
         select xid, id from (
           select xid, id from events
            where (xid, id) > (c.xid, c.event_id) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, id limit ${SPAN}) span
          order by span.xid desc, span.id desc limit 1) last on true
      where c.subscriber = $1`,
    [subscriber],
  )
  const [row] = rows
  if (!row) return undefined
  const { xid, id, endXid, endId } = row
  return { cursor: { xid, id }, end: endXid && endId ? { xid: endXid, id: endId } : undefined }
}

/** Whoever has no cursor yet begins with the first event there ever was. */
async function firstSpan(kith: Kith, subscriber: string): Promise<Span> {
  await kith.database.owner.query('insert into event_cursors (subscriber) values ($1) on conflict do nothing', [
    subscriber,
  ])
  const span = await nextSpan(kith, subscriber)
  if (!span) throw new Error(`The cursor of ${subscriber} was deleted meanwhile`)
  return span
}

async function anythingBehind(kith: Kith, cursor: Place): Promise<boolean> {
  const { rowCount } = await kith.database.owner.query(
    'select from events where (xid, id) > ($1::xid8, $2::uuid) order by xid, id limit 1',
    [cursor.xid, cursor.id],
  )
  return rowCount === 1
}

interface Row extends Place {
  workspace_id: string
  event: RecordedEvent
}

/** The join leaves out what is left of a workspace that is gone. */
async function readSpan(
  kith: Kith,
  { types, only = 'true', heads, passesOver = [] }: Subscriber,
  cursor: Place,
  end: Place,
): Promise<Row[]> {
  const { rows } = await kith.database.owner.query<Row>(
    `select e.xid::text, e.id, e.workspace_id,
            json_build_object('id', e.id, 'type', e.type, 'object', e.object, 'recordId', e.record_id, 'contactId', e.contact_id,
              'companyId', e.company_id, 'actorKind', e.actor_kind, 'actorId', e.actor_id, 'causeId', e.cause_id, 'payload', ${heads ? `'{}'::json` : 'e.payload'},
              'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at) as event
       from events e join workspaces w on w.id = e.workspace_id
      where (e.xid, e.id) > ($1::xid8, $2::uuid) and (e.xid, e.id) <= ($3::xid8, $4::uuid) and ($5::text[] is null or e.type = any ($5))
        and ${only}
        and e.actor_kind <> all ($6)
      order by e.xid, e.id`,
    [cursor.xid, cursor.id, end.xid, end.id, types === 'all' ? null : types, passesOver],
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
      select kith.advance_cursor(${subscriber.name}, ${from.xid}::xid8, ${from.id}::uuid, ${last.xid}::xid8, ${last.id}::uuid) as advanced
    `.execute(ctx.db)
    if (!rows[0]?.advanced) throw new Error(`Somebody else delivered to ${subscriber.name} at the same time`)
  })
  return { xid: last.xid, id: last.id }
}

/** Passes what the subscriber does not care for; lost in a crash, it is passed once more, so nobody waits for the disk. */
async function advance(kith: Kith, { name }: Subscriber, from: Place, to: Place): Promise<void> {
  await kith.database.owner.query(
    `select set_config('synchronous_commit', 'off', true), kith.advance_cursor($1, $2::xid8, $3::uuid, $4::xid8, $5::uuid)`,
    [name, from.xid, from.id, to.xid, to.id],
  )
}
