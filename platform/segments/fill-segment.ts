import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import { isMembership, leavesOf } from './filter-parts.ts'
import { type Moved, moveMembers, noteSize } from './move-members.ts'
import { fillLater } from './save-segment.ts'
import { holdSegments, type StoredSegment, storedSegments } from './stored-segment.ts'

/**
 * A full pass: the members become exactly those who match now. Needed after an edit, for conditions that time alone
 * changes, and to mend what following events cannot see. After an edit it is quiet. One transaction; the held row keeps
 * those who follow events waiting, whose look then comes after this one.
 * @returns null for a segment that is gone meanwhile.
 */
export async function fillSegment(ctx: Ctx, id: string): Promise<Moved | null> {
  const [segment] = await holdSegments(ctx, [id])
  if (!segment) return null
  if (segment.kind === 'fixed' || !segment.filter) return recount(ctx, segment)
  const quiet = segment.filledVersion < segment.version
  const type = ctx.objects.find(segment.object)
  const predicate = await matching(ctx, type, { filter: segment.filter })
  const members = sql`select from segment_members as member
    where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id}`
  const moved = await moveMembers(ctx, segment, {
    before: sql`matching as materialized (select ${column(type, 'id')} as record_id from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${predicate})`,
    come: sql`select record_id, null::uuid as cause_id from matching
      where not exists (${members} and member.record_id = matching.record_id)`,
    go: sql`select member.record_id, null::uuid as cause_id from segment_members as member
      where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id}
        and not exists (select from matching where matching.record_id = member.record_id)`,
    because: quiet ? 'edit' : 'time',
    quiet,
  })
  await noteSize(ctx, id, sql`size + ${moved.entered - moved.left}::int`)
  await sql`update segments set filled_version = version where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(
    ctx.db,
  )
  if (quiet) await tellFigures(ctx, segment, moved)
  return moved
}

/** What hangs on an edited segment is filled anew as well: none of its members were told one by one. */
async function tellFigures(ctx: Ctx, { id, name }: StoredSegment, moved: Moved) {
  await ctx.record({
    type: 'segment.filled',
    object: 'segment',
    recordId: id,
    payload: { segmentId: id, name, because: 'edit', ...moved },
  })
  for (const other of await storedSegments(ctx))
    if (other.filter && leavesOf(other.filter).some(({ leaf }) => isMembership(leaf) && leaf.segment === id)) {
      // As an edit of its own: its members change for the same reason, and as quietly.
      await sql`update segments set version = version + 1 where workspace_id = ${ctx.workspaceId} and id = ${other.id}`.execute(
        ctx.db,
      )
      await fillLater(ctx, other.id)
    }
}

/** A fixed list counts the living; members whose record is gone for good go with it. */
export async function recount(ctx: Ctx, { id, object }: StoredSegment): Promise<Moved> {
  const type = ctx.objects.find(object)
  await sql`delete from segment_members as member where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id}
    and not exists (select from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(type, 'id')} = member.record_id)`.execute(ctx.db)
  await noteSize(
    ctx,
    id,
    sql`(select count(*)::int from segment_members as member join ${sql.table(type.table)}
      on ${column(type, 'workspaceId')} = member.workspace_id and ${column(type, 'id')} = member.record_id
      where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id} and ${column(type, 'deletedAt')} is null)`,
  )
  return { entered: 0, left: 0 }
}
