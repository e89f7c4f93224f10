import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { type Moved, moveMembers, noteSize } from './move-members.ts'
import { findSegment, holdSegment, type StoredSegment } from './stored-segment.ts'

/** Which records: some by id, or all that match a filter (and words), as a list shows them. */
export interface Choice {
  ids?: readonly string[] | undefined
  filter?: Filter | undefined
  q?: string | undefined
}

/** Into the list or out of it. */
export type Way = 'in' | 'out'

/** That there is a fixed list of this object's records. @throws Refusal segment_not_found, segment_not_fixed */
export async function checkList(ctx: Ctx, type: ObjectType, id: string): Promise<void> {
  const { object, kind } = await findSegment(ctx, id)
  if (object !== type.name) refuse('segment_not_found')
  if (kind === 'live') refuse('segment_not_fixed')
}

/** The records of a choice that are not in the trash, as a predicate over their table. @throws Refusal invalid_input */
export async function chosen(ctx: Ctx, type: ObjectType, { ids, filter, q }: Choice): Promise<RawBuilder<unknown>> {
  if (!ids && !filter && !q)
    refuseInput({
      path: 'ids',
      code: 'missing',
      message: 'It does not say which records',
      mend: 'Send ids or a filter.',
    })
  const where = await matching(ctx, type, { filter, q })
  const named = ids ? sql`and ${column(type, 'id')} = any (${[...ids]}::uuid[])` : sql``
  return sql`${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where} ${named}`
}

/** Puts some records into a fixed list, or takes them out; who is in already stays as they are. @throws Refusal segment_not_found */
export async function moveSome(ctx: Ctx, id: string, way: Way, ids: readonly string[]): Promise<Moved> {
  const segment = await holdSegment(ctx, id)
  const type = ctx.objects.find(segment.object)
  return moveThese(ctx, segment, way, await chosen(ctx, type, { ids }))
}

/** The same for those a predicate holds of. The caller holds the segment's row. */
export async function moveThese(
  ctx: Ctx,
  segment: StoredSegment,
  way: Way,
  which: RawBuilder<unknown>,
): Promise<Moved> {
  const type = ctx.objects.find(segment.object)
  const wanted = sql`select ${column(type, 'id')} as record_id, ${ctx.causeId ?? null}::uuid as cause_id
    from ${sql.table(type.table)} where ${which}`
  const moved = await moveMembers(ctx, segment, { ...split(ctx, segment, way, wanted), because: 'list', quiet: false })
  // Only those not in the trash move, and only they are counted.
  await noteSize(ctx, segment.id, sql`size + ${moved.entered - moved.left}::int`)
  return moved
}

const nobody = sql`select null::uuid as record_id, null::uuid as cause_id where false`

function split(ctx: Ctx, { id }: StoredSegment, way: Way, wanted: RawBuilder<unknown>) {
  if (way === 'in') return { come: wanted, go: nobody }
  const go = sql`select wanted.* from (${wanted}) as wanted where exists (select from segment_members as member
    where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id} and member.record_id = wanted.record_id)`
  return { come: nobody, go }
}
