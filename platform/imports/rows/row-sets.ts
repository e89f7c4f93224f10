import type { Ctx } from '#platform/ctx/ctx'
import { type RowSet, rowSet } from '../row-set.ts'

/** Row numbers by what the check found of them. */
export interface CheckedSets {
  mend: RowSet
  look: RowSet
  updates: RowSet
}

export async function checkedSets(ctx: Ctx, importId: string): Promise<CheckedSets> {
  const row = await ctx.db
    .selectFrom('imports')
    .select(['mendRows', 'lookRows', 'updateRows'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return { mend: rowSet(row.mendRows), look: rowSet(row.lookRows), updates: rowSet(row.updateRows) }
}
