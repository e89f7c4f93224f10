import type { Ctx } from '#platform/ctx/ctx'

/** What the person behind `ctx` has put away, by name. */
export async function listDismissals(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('dismissals')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** Puts something away for good. Twice is once. */
export async function addDismissal(ctx: Ctx, name: string): Promise<string[]> {
  if (ctx.userId)
    await ctx.db
      .insertInto('dismissals')
      .values({ workspaceId: ctx.workspaceId, userId: ctx.userId, name, dismissedAt: ctx.now().toISOString() })
      .onConflict((same) => same.doNothing())
      .execute()
  return listDismissals(ctx)
}

/** Shows one of them again, or all. */
export async function removeDismissals(ctx: Ctx, name: string | undefined): Promise<string[]> {
  await ctx.db
    .deleteFrom('dismissals')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', ctx.userId)
    .$if(name !== undefined, (query) => query.where('name', '=', name ?? ''))
    .execute()
  return listDismissals(ctx)
}
