import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from './conceal.ts'
import type { ObjectType } from './object-type.ts'
import { refuseOutOfReach } from './reach.ts'
import { lockRows } from './rows.ts'

/**
 * Moves records to the trash. @returns the ids that were moved now; others are unknown or there already.
 * @throws Refusal forbidden for one that may be seen and not deleted, record_kept for one that stays
 */
export async function trashRecords(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<string[]> {
  return move(ctx, type, ids, 'deleted')
}

/** Takes records back out of the trash. @returns the ids that were moved now. */
export async function restoreRecords(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<string[]> {
  return move(ctx, type, ids, 'restored')
}

async function move(
  ctx: Ctx,
  shown: ObjectType,
  ids: readonly string[],
  verb: 'deleted' | 'restored',
): Promise<string[]> {
  const type = wholeOf(shown)
  await refuseOutOfReach(ctx, type, 'delete', ids)
  const rows = await lockRows(ctx, type, ids)
  if (verb === 'deleted') await refuseKept(ctx, type, [...rows.keys()])
  const moving = [...rows].filter(([, { deletedAt }]) => (deletedAt === null) === (verb === 'deleted'))
  if (moving.length === 0) return []
  const now = ctx.now().toISOString()
  const movedIds = moving.map(([id]) => id)
  if (verb === 'restored') await type.beforeRestore?.(ctx, movedIds)
  await sql`update ${sql.table(type.table)} set deleted_at = ${verb === 'deleted' ? now : null}, version = version + 1, updated_at = ${now}
    where workspace_id = ${ctx.workspaceId} and id = any (${movedIds}::uuid[])`.execute(ctx.db)
  await ctx.record(
    ...moving.map(([id, { values }]) => ({
      type: `${type.name}.${verb}`,
      object: type.name,
      recordId: id,
      ...type.timeline(id, values),
      payload: { title: titleOf(type, values) },
    })),
  )
  await type.afterMove?.(ctx, movedIds)
  return movedIds
}

async function refuseKept(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<void> {
  const [kept] = (await type.kept?.(ctx, ids))?.values() ?? []
  if (kept) refuse('record_kept', { message: kept.message, mend: kept.mend })
}

/** The words that name a record. */
export const titleOf = (type: ObjectType, values: Record<string, unknown>): string =>
  type.title
    .map((name) => values[name])
    .filter(Boolean)
    .join(' ')
