import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { WayBack } from '#platform/undo/way-back'
import { openMerges } from './stored-merge.ts'
import { unmerge } from './unmerge.ts'

/** A merge is taken back as a whole, by its one event: what it did to the records and to what hangs on them is none of the undo's. */
export const mergesBack: WayBack = {
  types: (ctx) => ctx.objects.all().map(({ name }) => `${name}.merged`),
  where: sql<SqlBool>`not exists (select 1 from merges where merges.workspace_id = events.workspace_id
    and merges.id = events.cause_id and (merges.undone_at is not null or events.type not like '%.merged'))`,
  permission: () => 'merge',
  async takeBack(ctx, acts) {
    const taken = { changed: 0, trashed: 0, restored: 0, conflicts: [] }
    for (const { payload } of acts) {
      const { conflicts, loserIds } = await unmerge(ctx, String(payload.mergeId))
      Object.assign(taken, {
        restored: taken.restored + loserIds.length,
        conflicts: [...taken.conflicts, ...conflicts],
      })
    }
    return taken
  },
}

/** Whether an act's events are those of a merge, or of its being taken back: they have the merge as their cause. */
export const isOfMerge = (types: readonly string[]): boolean => types.some((type) => /\.(un)?merged$/.test(type))

/** Which of some merges the one who asks may take back. */
export async function undoableMerges(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  return new Set(ctx.may('merge') && ids.length > 0 ? await openMerges(ctx, ids) : [])
}
