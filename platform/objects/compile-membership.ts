import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from './columns.ts'
import type { Predicate } from './compile-filter.ts'
import type { Membership } from './filter-leaves.ts'
import { refuseFilter } from './filter-refusals.ts'
import { fewOf } from './narrowed.ts'
import type { ObjectType } from './object-type.ts'

/**
 * Whether a record is in a segment, as its membership is kept: the list, the figure and the history say the same.
 * @throws Refusal invalid_input for a segment there is none of, or of another object.
 */
export async function compileMembership(
  ctx: Ctx,
  type: ObjectType,
  { segment, op }: Membership,
  path: string,
): Promise<Predicate> {
  const known = await ctx.db
    .selectFrom('segments')
    .select('object')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', segment)
    .executeTakeFirst()
  if (known?.object !== type.name)
    return refuseFilter(
      `${path}.segment`,
      known ? `This segment is one of ${known.object} records` : 'There is no such segment',
      `Use the id of a segment of ${type.plural}.`,
    )
  const few = fewOf(ctx)
  const only = few ? sql`and segment_members.record_id = any (${few}::uuid[])` : sql``
  const members = sql<SqlBool>`${column(type, 'id')} in (select segment_members.record_id from segment_members
    where segment_members.workspace_id = ${ctx.workspaceId} and segment_members.segment_id = ${segment} ${only})`
  return op === 'in' ? members : sql<SqlBool>`not (${members})`
}
