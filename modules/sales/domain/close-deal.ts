import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'

interface Closing {
  id: string
  outcome: 'won' | 'lost'
  reason: string | null
  note: string
  closedAt?: string | undefined
}

/** Closes an open deal as won or lost. Of two people who try at once the one who waits for the row finds it closed. */
export async function closeDeal(ctx: Ctx, { id, outcome, reason, note, closedAt }: Closing) {
  const type = ctx.objects.find('deal')
  if ((await lockedStatus(ctx, id)) !== 'open') refuse('deal_already_closed', { id })
  const input = { status: outcome, outcomeReason: reason, outcomeNote: note || null, ...(closedAt ? { closedAt } : {}) }
  return saveRecord(ctx, type, { id, input })
}

/** Opens a closed deal again; one that is open stays so. */
export async function reopenDeal(ctx: Ctx, id: string) {
  const type = ctx.objects.find('deal')
  if ((await lockedStatus(ctx, id)) === 'open') return findRecord(ctx, type, id)
  return saveRecord(ctx, type, { id, input: { status: 'open' } })
}

async function lockedStatus(ctx: Ctx, id: string): Promise<string> {
  return (await lockDeal(ctx, id)) ?? refuse('record_not_found', { object: 'deal' })
}

async function lockDeal(ctx: Ctx, id: string): Promise<string | undefined> {
  const found = await ctx.db
    .selectFrom('deals')
    .select('status')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return found?.status
}

/** Wins a deal by what its customer agreed to; one that is closed, in the trash or gone stays as it is. */
export async function winDeal(ctx: Ctx, id: string, note: string): Promise<void> {
  if ((await lockDeal(ctx, id)) !== 'open') return
  const input = { status: 'won', outcomeNote: note }
  await saveRecord(ctx, ctx.objects.find('deal'), { id, input })
}
