import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refreshFacts } from './add-message.ts'
import { keepDraft } from './drafts.ts'
import { lockToChange, moveConversation } from './lock-conversation.ts'
import { readThread } from './read-thread.ts'

/**
 * Takes back a reply that has not left: its words are a draft again, and what was resolved with it is open. The row decides between
 * this and the job that sends it. @throws Refusal record_not_found, forbidden, message_left
 */
export async function takeBack(ctx: Ctx, { id, messageId }: { id: string; messageId: string }) {
  const conversation = await lockToChange(ctx, id)
  const taken = await ctx.db
    .deleteFrom('conversationMessages')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .where('id', '=', messageId)
    .where('delivery', 'in', ['queued', 'failed'])
    .where('userId', '=', ctx.userId)
    .returning(['body', 'createdAt'])
    .executeTakeFirst()
  if (!taken) return refuse('message_left')
  await keepDraft(ctx, { id, kind: 'reply', text: taken.body })
  const wasSentWith = conversation.stateAt !== null && Date.parse(conversation.stateAt) >= Date.parse(taken.createdAt)
  if (wasSentWith && conversation.state !== 'open') {
    await moveConversation(ctx, id, { state: 'open' })
    await forgetResolution(ctx, id, taken.createdAt)
  }
  await refreshFacts(ctx, [id])
  return readThread(ctx, { id })
}

/** It was never resolved, as far as the thread tells. */
const forgetResolution = (ctx: Ctx, id: string, since: string) =>
  sql`delete from conversation_messages where workspace_id = ${ctx.workspaceId} and conversation_id = ${id} and kind = 'act'
    and user_id = ${ctx.userId} and act ->> 'field' = 'state' and created_at >= ${since}`.execute(ctx.db)
