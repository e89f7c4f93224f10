import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { compileFilter } from '#platform/objects/compile-filter'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import { segmentsIn } from './filter-parts.ts'
import './events.ts'
import type { Segment, SegmentDraft, SegmentPatch } from './segment-shape.ts'
import { findSegment, holdSegment, mayRead, storedSegments } from './stored-segment.ts'

/** Makes a segment; a live one is filled by a job. @throws Refusal segment_name_taken, invalid_input */
export async function createSegment(
  ctx: Ctx,
  { object, name, description, kind, filter, color, readyMade }: SegmentDraft & { readyMade?: string },
): Promise<Segment> {
  const type = objectOf(ctx, object)
  const wanted = await filterOf(ctx, type, kind, filter ?? null)
  const id = uuidv7()
  await inOneAtATime(ctx)
  await refuseTakenName(ctx, object, name, id)
  await ctx.db
    .insertInto('segments')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      object,
      name,
      description,
      kind,
      filter: wanted && JSON.stringify(wanted),
      color,
      readyMade: readyMade ?? null,
      createdBy: ctx.userId,
      refreshedAt: kind === 'fixed' ? ctx.now().toISOString() : null,
    })
    .execute()
  await ctx.record({ type: 'segment.created', object: 'segment', recordId: id, payload: { segmentId: id, name } })
  if (kind === 'live') await fillLater(ctx, id)
  return findSegment(ctx, id)
}

/** Changes a segment. Another filter fills it anew. @throws Refusal segment_not_found, segment_name_taken, version_conflict, segment_cycle */
export async function changeSegment(ctx: Ctx, { id, version, ...patch }: SegmentPatch): Promise<Segment> {
  const before = await findSegment(ctx, id)
  await inOneAtATime(ctx)
  const held = await holdSegment(ctx, id)
  if (version !== undefined && version !== held.version) refuse('version_conflict', { version: held.version })
  if (patch.filter && held.kind === 'fixed')
    refuseInput({ path: 'filter', code: 'no_filter', message: 'A fixed list has no filter', mend: 'Leave it out.' })
  if (patch.filter) {
    await filterOf(ctx, objectOf(ctx, held.object), 'live', patch.filter)
    await refuseCycle(ctx, id, patch.filter)
  }
  if (patch.name) await refuseTakenName(ctx, held.object, patch.name, id)
  const filterChanged = patch.filter !== undefined && JSON.stringify(patch.filter) !== JSON.stringify(held.filter)
  await sql`update segments set
      name = coalesce(${patch.name ?? null}, name), description = coalesce(${patch.description ?? null}, description),
      color = coalesce(${patch.color ?? null}, color),
      filter = coalesce(${patch.filter ? JSON.stringify(patch.filter) : null}::jsonb, filter),
      version = version + 1, filled_version = filled_version + ${filterChanged ? 0 : 1}, updated_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  const name = patch.name ?? before.name
  await ctx.record({
    type: 'segment.updated',
    object: 'segment',
    recordId: id,
    payload: { segmentId: id, name, filterChanged },
  })
  if (filterChanged) await fillLater(ctx, id)
  return findSegment(ctx, id)
}

/** Takes a segment away, with its memberships. @throws Refusal segment_in_use while another one's filter speaks of it. */
export async function deleteSegment(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { name } = await findSegment(ctx, id)
  await inOneAtATime(ctx)
  const all = await storedSegments(ctx)
  const using = all.filter((other) => other.filter && segmentsIn(other.filter).includes(id))
  if (using.length > 0) refuse('segment_in_use', { names: using.map((other) => other.name).join(', ') })
  await ctx.db.deleteFrom('segments').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'segment.deleted', object: 'segment', recordId: id, payload: { segmentId: id, name } })
  return { id }
}

/** A pass that goes by the filter as it stands then, told once and not member by member. */
export const fillLater = (ctx: Ctx, id: string) => ctx.later('segments.fill', { id }, { key: `segments.fill ${id}` })

/** The object type of a segment. @throws Refusal invalid_input for one there is not, or that this person may not see. */
export function objectOf(ctx: Ctx, object: string): ObjectType {
  if (mayRead(ctx, object)) return ctx.objects.find(object)
  const known = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  return refuseInput({
    path: 'object',
    code: 'unknown_object',
    message: `There is no object “${object}”`,
    mend: `Use one of: ${known.map(({ name }) => name).join(', ')}.`,
  })
}

/** The filter of a segment to be, checked as a list would check it. */
async function filterOf(ctx: Ctx, type: ObjectType, kind: 'live' | 'fixed', filter: Filter | null) {
  if (kind === 'live' && !filter)
    refuseInput({ path: 'filter', code: 'missing', message: 'A live segment has a filter', mend: 'Send one.' })
  if (kind === 'fixed' && filter)
    refuseInput({ path: 'filter', code: 'no_filter', message: 'A fixed list has no filter', mend: 'Leave it out.' })
  if (filter) await compileFilter(ctx, type, filter)
  return filter
}

/** Whoever makes or changes segments comes after the other: two edits at once could close a circle, or take one name. */
const inOneAtATime = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtext('kith segments'), hashtext(${ctx.workspaceId}))`.execute(ctx.db)

async function refuseTakenName(ctx: Ctx, object: string, name: string, id: string) {
  const taken = await sql`select from segments where workspace_id = ${ctx.workspaceId} and object = ${object}
    and lower(name) = lower(${name}) and id <> ${id}`.execute(ctx.db)
  if (taken.rows.length > 0) refuse('segment_name_taken', { name })
}

/** @throws Refusal segment_cycle naming the way round. */
async function refuseCycle(ctx: Ctx, id: string, filter: Filter) {
  const all = new Map((await storedSegments(ctx)).map((segment) => [segment.id, segment]))
  const walk = (part: Filter, way: string[]): void => {
    for (const next of segmentsIn(part)) {
      const segment = all.get(next)
      if (next === id) refuse('segment_cycle', { way: [...way, all.get(id)?.name ?? ''].join(' → ') })
      if (segment?.filter) walk(segment.filter, [...way, segment.name])
    }
  }
  walk(filter, [all.get(id)?.name ?? ''])
}
