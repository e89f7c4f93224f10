import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { seesAll } from '#platform/objects/reach'
import type { Segment } from './segment-shape.ts'

/** What upkeep needs of a segment. */
export interface StoredSegment {
  id: string
  object: string
  name: string
  kind: 'live' | 'fixed'
  filter: Filter | null
  version: number
  filledVersion: number
}

const upkeep = sql`id, object, name, kind, filter, version, filled_version`

/** Segments by id, their rows held until the transaction ends, in one order so that nobody waits for each other. */
export async function holdSegments(ctx: Ctx, ids: readonly string[]): Promise<StoredSegment[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StoredSegment>`select ${upkeep} from segments
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) order by id for no key update`.execute(ctx.db)
  return rows
}

/** The segment, its row held. @throws Refusal segment_not_found */
export async function holdSegment(ctx: Ctx, id: string): Promise<StoredSegment> {
  const [segment] = await holdSegments(ctx, [id])
  return segment ?? refuse('segment_not_found')
}

/** All segments of the workspace as upkeep knows them. */
export async function storedSegments(ctx: Ctx): Promise<StoredSegment[]> {
  const { rows } =
    await sql<StoredSegment>`select ${upkeep} from segments where workspace_id = ${ctx.workspaceId} order by id`.execute(
      ctx.db,
    )
  return rows
}

/** Whether this person may see records of an object, and there is such an object. */
export const mayRead = (ctx: Ctx, object: string) =>
  ctx.objects.all().some(({ name, plural }) => name === object && ctx.may(`${plural}.read`))

/** Segments of what this person may see, with their sizes over the last month. */
export async function describeSegments(
  ctx: Ctx,
  { object, ids }: { object?: string | undefined; ids?: readonly string[] },
): Promise<Segment[]> {
  const { rows } = await sql<Segment>`
    select id, object, name, description, kind, filter, color, ready_made, size, kind = 'live' and filled_version < version as filling,
      refreshed_at, version, created_by, created_at, updated_at,
      coalesce((select jsonb_agg(jsonb_build_object('day', past.day, 'size', past.size) order by past.day) from segment_sizes as past
        where past.workspace_id = segments.workspace_id and past.segment_id = segments.id and past.day > current_date - 30), '[]') as trend
    from segments
    where workspace_id = ${ctx.workspaceId}
      and (${object ?? null}::text is null or object = ${object ?? null})
      and (${ids ? [...ids] : null}::uuid[] is null or id = any (${ids ? [...ids] : null}::uuid[]))
    order by lower(name), id`.execute(ctx.db)
  return withSeenSizes(
    ctx,
    rows.filter((segment) => mayRead(ctx, segment.object)),
  )
}

/** Of objects of which this person sees some, as many are in it as they see. */
async function withSeenSizes(ctx: Ctx, segments: readonly Segment[]): Promise<Segment[]> {
  const narrowed = segments.filter(({ object }) => !seesAll(ctx, object))
  const sizes = new Map<string, number>()
  for (const object of new Set(narrowed.map((segment) => segment.object))) {
    const type = ctx.objects.find(object)
    const ids = narrowed.filter((segment) => segment.object === object).map(({ id }) => id)
    const { rows } = await sql<{ id: string; size: number }>`
      select m.segment_id as id, count(*)::int as size from segment_members m
      join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = m.workspace_id and ${column(type, 'id')} = m.record_id
      where m.workspace_id = ${ctx.workspaceId} and m.segment_id = any (${ids}::uuid[]) and ${column(type, 'deletedAt')} is null
      group by m.segment_id`.execute(ctx.db)
    for (const { id, size } of rows) sizes.set(id, size)
  }
  return segments.map((segment) =>
    narrowed.includes(segment) ? { ...segment, size: sizes.get(segment.id) ?? 0 } : segment,
  )
}

/** One segment. @throws Refusal segment_not_found, also for one of an object this person may not see. */
export async function findSegment(ctx: Ctx, id: string): Promise<Segment> {
  const [segment] = await describeSegments(ctx, { ids: [id] })
  return segment ?? refuse('segment_not_found')
}
