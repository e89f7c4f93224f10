import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { PastAct } from './way-back.ts'
import { waysBack } from './ways-back.ts'

const verbs = ['created', 'updated', 'deleted', 'restored'] as const

/** Something that was done to a record and can be taken back. */
export interface PastEvent {
  id: string
  object: string
  recordId: string
  verb: (typeof verbs)[number]
  /** Field by field, of `created` and `updated`. */
  changes: Record<string, [before: unknown, after: unknown]>
}

/** Which events are meant: all of a cause (`since` spares PostgreSQL the months before it), or some by their ids. */
export type Chosen = { causeId: string; since: string } | { eventIds: readonly string[] }

interface EventRow {
  id: string
  object: string
  recordId: string
  type: string
  changes: PastEvent['changes']
  /** Of acts that are no change of a record. */
  payload: PastAct['payload'] | null
}

/** Events that can be taken back, newest first, from before an event on. */
export async function eventsBefore(
  ctx: Ctx,
  chosen: Chosen,
  { before, limit }: { before: string; limit: number },
): Promise<(PastEvent | PastAct)[]> {
  const [, { rows }] = await Promise.all([
    // Along the index of causes, newest first: its statistics lag behind an act of this very day, and PostgreSQL would sort
    // all events of the cause for every few hundred.
    sql`set local enable_sort = off; set local enable_bitmapscan = off`.execute(ctx.db),
    sql<EventRow>`
    select id, object, record_id, type, coalesce(payload -> 'changes', '{}') as changes,
           case when type = any (${otherTypes(ctx)}::text[]) then payload end as payload from events
     where workspace_id = ${ctx.workspaceId} and ${among(chosen)} and ${takeable(ctx)} and id < ${before}
     order by id desc limit ${limit}`.execute(ctx.db),
  ])
  await sql`set local enable_sort = on; set local enable_bitmapscan = on`.execute(ctx.db)
  return rows.map(({ type, changes, payload, ...event }) =>
    payload
      ? { ...event, verb: 'other', type, payload }
      : { ...event, changes, verb: verbs.find((verb) => type.endsWith(verb)) ?? 'updated' },
  )
}

/** How many can be taken back of each type, and whether all of them were done by the one who asks. */
export async function countEvents(ctx: Ctx, chosen: Chosen): Promise<{ type: string; count: number; own: boolean }[]> {
  const { rows } = await sql<{ type: string; count: number; own: boolean }>`
    select type, count(*)::int as count,
           bool_and((actor_kind = ${ctx.actor.kind} and actor_id is not distinct from ${ctx.actor.id}::uuid)
                 or (actor_kind = 'user' and actor_id is not distinct from ${ctx.userId}::uuid)) as own
      from events where workspace_id = ${ctx.workspaceId} and ${among(chosen)} and ${takeable(ctx)} group by type`.execute(
    ctx.db,
  )
  return rows
}

function among(chosen: Chosen): RawBuilder<SqlBool> {
  if ('causeId' in chosen)
    return sql<SqlBool>`cause_id = ${chosen.causeId} and recorded_at >= ${chosen.since}::timestamptz - interval '1 day'`
  const times = chosen.eventIds.map(momentOf).sort((a, b) => a - b)
  // The key of the table is the time; ids carry it, as told by the program's clock when the transaction was under way.
  return sql<SqlBool>`id = any (${chosen.eventIds}::uuid[])
    and recorded_at between ${at((times[0] ?? 0) - AHEAD)}::timestamptz and ${at((times.at(-1) ?? 0) + BEHIND)}::timestamptz`
}

const AHEAD = 10 * 60_000
const BEHIND = 60_000
const at = (moment: number) => new Date(moment).toISOString()

/** When a UUIDv7 was made, in ms since 1970. */
const momentOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** The beginning of what a cause may have led to: the cause is older than its effects, and its id says how old. */
export const sinceCause = (causeId: string): string => (causeId[14] === '7' ? at(momentOf(causeId)) : at(0))

function takeable(ctx: Ctx): RawBuilder<SqlBool> {
  const conditions = sql.join(
    waysBack.map(({ where }) => where),
    sql` and `,
  )
  return sql<SqlBool>`type = any (${[...recordTypes(ctx), ...otherTypes(ctx)]}::text[]) and record_id is not null and ${conditions}`
}

const recordTypes = (ctx: Ctx) => ctx.objects.all().flatMap(({ name }) => verbs.map((verb) => `${name}.${verb}`))
const otherTypes = (ctx: Ctx) => waysBack.flatMap(({ types }) => types(ctx))

/** Whether events of a type can be taken back at all. */
export const isTakeable = (ctx: Ctx, type: string): boolean =>
  recordTypes(ctx).includes(type) || otherTypes(ctx).includes(type)
