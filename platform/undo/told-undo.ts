import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isOwnWork, seesEverything } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { described, findUndo } from './stored-undo.ts'
import type { Undo } from './undo-shape.ts'

/** How an undo stands. @throws Refusal undo_not_found, also for one that is not told to whoever asks */
export async function readUndo(ctx: Ctx, { id }: { id: string }): Promise<Undo> {
  return (await isTold(ctx, id)) ? described(await findUndo(ctx, id)) : refuse('undo_not_found')
}

/** An undo as it shows beside what it takes back: to whom it is not told, without the records that it left as they are. */
export async function undoBeside(ctx: Ctx, id: string): Promise<Undo> {
  const undo = described(await findUndo(ctx, id))
  return (await isTold(ctx, id)) ? undo : { ...undo, conflicts: { ...undo.conflicts, items: [] } }
}

/** One's own, and anybody's to administrators who see every record and field: what it left names them. */
async function isTold(ctx: Ctx, id: string): Promise<boolean> {
  const told: RawBuilder<SqlBool> =
    ctx.may('settings') && seesEverything(ctx) ? sql<SqlBool>`true` : isOwnWork(ctx, 'undos')
  const found = await ctx.db.selectFrom('undos').select('id').where('id', '=', id).where(told).executeTakeFirst()
  return found !== undefined
}
