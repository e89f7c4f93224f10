import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import { recount } from './fill-segment.ts'
import { segmentsIn } from './filter-parts.ts'
import { moveMembers, noteSize } from './move-members.ts'
import { holdSegments, type StoredSegment, storedSegments } from './stored-segment.ts'
import { type Touched, touchedBy } from './touched-records.ts'

/**
 * Keeps live segments up to date with every change: looks again at the records that events touched, and at no others.
 * What it finds commits together with its place in the stream.
 */
export const followSegments: Subscriber = {
  name: 'segments',
  types: 'all',
  // A workspace without segments costs the stream next to nothing, however much is imported.
  only: 'exists (select from segments s where s.workspace_id = e.workspace_id)',
  handle: followEvents,
}

export async function followEvents(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const all = await storedSegments(ctx)
  const concerning = (segment: StoredSegment) => events.filter((event) => mayConcern(segment, event))
  const live = all.filter(({ kind }) => kind === 'live')
  for (const type of ctx.objects.all()) {
    const segments = live.filter(({ object }) => object === type.name)
    const relevant = events.filter((event) => segments.some((segment) => mayConcern(segment, event)))
    if (relevant.length === 0) continue
    const filters = segments.flatMap(({ filter }) => filter ?? [])
    const touched = await touchedBy(ctx, type, filters, relevant)
    const concerned = segments.filter((segment) => concerning(segment).length > 0).map(({ id }) => id)
    if (!touched) for (const id of concerned) await ctx.later('segments.fill', { id }, { key: `segments.pass ${id}` })
    else if (touched.size > 0)
      for (const segment of await holdSegments(ctx, concerned)) await lookAgain(ctx, segment, touched)
  }
  await recountFixed(ctx, all, events)
}

/** That somebody came into or went from a segment concerns only those that speak of it. */
function mayConcern({ filter }: StoredSegment, { type, payload }: RecordedEvent): boolean {
  if (!type.startsWith('segment.')) return true
  return filter !== null && segmentsIn(filter).includes(String(payload.segmentId))
}

/** Whether the touched records match now, and whether they are in; what differs is mended. */
async function lookAgain(ctx: Ctx, segment: StoredSegment, touched: Touched): Promise<void> {
  // A pass is still to come, begins after this and sees what these events tell; until then nobody is told one by one.
  if (!segment.filter || segment.filledVersion < segment.version) return
  const ids = [...touched.keys()]
  const type = ctx.objects.find(segment.object)
  const predicate = await matching(askingAbout(ctx, ids), type, { filter: segment.filter })
  const { entered, left } = await moveMembers(ctx, segment, {
    before: sql`asked as (select * from unnest(${ids}::uuid[], ${[...touched.values()]}::uuid[]) as asked(record_id, cause_id)),
      matching as materialized (select ${column(type, 'id')} as record_id from ${sql.table(type.table)}
        where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${predicate}),
      present as materialized (select record_id from segment_members
        where workspace_id = ${ctx.workspaceId} and segment_id = ${segment.id} and record_id = any (${ids}::uuid[]))`,
    come: sql`select asked.* from asked where record_id in (select record_id from matching)
      and record_id not in (select record_id from present)`,
    go: sql`select asked.* from asked where record_id in (select record_id from present)
      and record_id not in (select record_id from matching)`,
    because: 'change',
    quiet: false,
  })
  if (entered + left > 0) await noteSize(ctx, segment.id, sql`size + ${entered - left}::int`)
}

/** Fixed lists count who is not in the trash, and somebody merged once. */
async function recountFixed(ctx: Ctx, all: readonly StoredSegment[], events: readonly RecordedEvent[]): Promise<void> {
  const moved = events
    .filter(({ type }) => /\.(deleted|restored|created|merged|unmerged)$/.test(type))
    .flatMap(({ recordId }) => recordId ?? [])
  if (moved.length === 0 || !all.some(({ kind }) => kind === 'fixed')) return
  const { rows } = await sql<{ id: string }>`select distinct segments.id from segments join segment_members as member
      on member.workspace_id = segments.workspace_id and member.segment_id = segments.id
    where segments.workspace_id = ${ctx.workspaceId} and segments.kind = 'fixed' and member.record_id = any (${moved}::uuid[])`.execute(
    ctx.db,
  )
  for (const segment of await holdSegments(
    ctx,
    rows.map(({ id }) => id),
  ))
    await recount(ctx, segment)
}
