import type { Ctx } from '#platform/ctx/ctx'

/** Whether a contact wants no mails of sequences. */
export async function hasOptedOut(ctx: Ctx, contactId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('optOuts')
    .select('contactId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('contactId', '=', contactId)
    .executeTakeFirst()
  return found !== undefined
}
