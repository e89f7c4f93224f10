import type { Ctx } from '#platform/ctx/ctx'

/** What is offered has changed: what was asked or said about it holds no more. */
export async function supersede(ctx: Ctx, quoteIds: readonly string[]): Promise<void> {
  if (quoteIds.length === 0) return
  await ctx.db
    .updateTable('quoteApprovals')
    .set({ supersededAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quoteId', 'in', [...quoteIds])
    .where('supersededAt', 'is', null)
    .execute()
}
