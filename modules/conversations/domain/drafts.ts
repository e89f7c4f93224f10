import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'

type Kind = 'reply' | 'note'

/** Keeps what somebody has written and not sent; empty, it is forgotten. @throws Refusal record_not_found */
export async function keepDraft(ctx: Ctx, { id, kind, text }: { id: string; kind: Kind; text: string }) {
  await findRecord(ctx, ctx.objects.find('conversation'), id)
  if (!ctx.userId) return { id }
  if (text === '') {
    await forgetDraft(ctx, { id, kind })
    return { id }
  }
  await ctx.db
    .insertInto('conversationDrafts')
    .values({
      ...{ workspaceId: ctx.workspaceId, conversationId: id, userId: ctx.userId, kind, body: text },
      updatedAt: ctx.now().toISOString(),
    })
    .onConflict((same) =>
      same
        .columns(['workspaceId', 'conversationId', 'userId', 'kind'])
        .doUpdateSet((values) => ({ body: values.ref('excluded.body'), updatedAt: values.ref('excluded.updatedAt') })),
    )
    .execute()
  return { id }
}

/** What was written is sent, or wiped out. */
export async function forgetDraft(ctx: Ctx, { id, kind }: { id: string; kind: Kind }): Promise<void> {
  if (!ctx.userId) return
  await ctx.db
    .deleteFrom('conversationDrafts')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .where('userId', '=', ctx.userId)
    .where('kind', '=', kind)
    .execute()
}
