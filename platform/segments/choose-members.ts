import { sql } from 'kysely'
import { startJob } from '#platform/bulk/start-job'
import type { Ctx } from '#platform/ctx/ctx'
import { type Choice, checkList, chosen, moveThese, type Way } from './fixed-members.ts'
import type { Moved } from './move-members.ts'
import { findSegment, holdSegment } from './stored-segment.ts'

/** Up to so many come or go while one waits; more as a job, which tells how far it is and can be undone. */
const AT_ONCE = 2_000

/**
 * Puts the chosen records into a fixed list, or takes them out: at once, or as a bulk job where a filter finds very many.
 * @throws Refusal segment_not_found, segment_not_fixed, invalid_input
 */
export async function moveChosen(
  ctx: Ctx,
  id: string,
  way: Way,
  choice: Choice,
): Promise<Moved & { jobId: string | null }> {
  const { object } = await findSegment(ctx, id)
  const type = ctx.objects.find(object)
  await checkList(ctx, type, id)
  const which = await chosen(ctx, type, choice)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from (select from ${sql.table(type.table)} where ${which} limit ${AT_ONCE + 1}) as found`.execute(ctx.db)
  if ((rows[0]?.count ?? 0) <= AT_ONCE)
    return { ...(await moveThese(ctx, await holdSegment(ctx, id), way, which)), jobId: null }
  const kind = way === 'in' ? 'addToList' : 'removeFromList'
  const { ids: _, ...selection } = choice
  const job = await startJob(ctx, { object, selection, act: { kind, list: id } })
  return { entered: 0, left: 0, jobId: job.id }
}
