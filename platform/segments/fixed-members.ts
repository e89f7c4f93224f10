import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { column } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import { recount } from './fill-segment.ts'
import { moveMembers } from './move-members.ts'
import { findSegment, holdSegment } from './stored-segment.ts'

/** Which records: some by id, or all that match a filter (and words), as a list shows them. */
export interface Choice {
  ids?: readonly string[] | undefined
  filter?: Filter | undefined
  q?: string | undefined
}

/** Puts records into a fixed list; who is in already stays as they are. @throws Refusal segment_not_found, segment_not_fixed */
export async function addMembers(ctx: Ctx, id: string, choice: Choice) {
  return change(ctx, id, choice, (wanted) => ({ come: wanted, go: nobody }))
}

/** Takes records out of a fixed list. @throws Refusal segment_not_found, segment_not_fixed */
export async function removeMembers(ctx: Ctx, id: string, choice: Choice) {
  return change(ctx, id, choice, (wanted) => ({
    come: nobody,
    go: sql`select wanted.* from (${wanted}) as wanted where exists (select from segment_members as member
      where member.workspace_id = ${ctx.workspaceId} and member.segment_id = ${id} and member.record_id = wanted.record_id)`,
  }))
}

const nobody = sql`select null::uuid as record_id, null::uuid as cause_id where false`

type Split = (wanted: RawBuilder<unknown>) => { come: RawBuilder<unknown>; go: RawBuilder<unknown> }

async function change(ctx: Ctx, id: string, { ids, filter, q }: Choice, split: Split) {
  await findSegment(ctx, id)
  const segment = await holdSegment(ctx, id)
  if (segment.kind === 'live') refuse('segment_not_fixed')
  if (!ids && !filter && !q)
    refuseInput({
      path: 'ids',
      code: 'missing',
      message: 'It does not say which records',
      mend: 'Send ids or a filter.',
    })
  const type = ctx.objects.find(segment.object)
  const where = await matching(ctx, type, { filter, q })
  const named = ids ? sql`and ${column(type, 'id')} = any (${[...ids]}::uuid[])` : sql``
  const wanted = sql`select ${column(type, 'id')} as record_id, null::uuid as cause_id from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where} ${named}`
  const moved = await moveMembers(ctx, segment, { ...split(wanted), because: 'list', quiet: false })
  await recount(ctx, segment)
  return moved
}
