import './notifications.ts'
import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { notify } from '#platform/notifications/notify'
import { addMessage } from './add-message.ts'
import { channelNamed } from './channels.ts'
import { deliver } from './deliver.ts'
import { forgetDraft } from './drafts.ts'
import { lockToChange, moveConversation, type Standing, standsWith } from './lock-conversation.ts'
import { messagesSince, readThread } from './read-thread.ts'

/** How long a reply can be taken back. */
export const TAKE_BACK_MS = 10_000

export interface Written {
  id: string
  /** Made by whoever sends it: pressed twice, it is sent once. */
  messageId: string
  kind: 'reply' | 'note'
  text: string
  /** The version it was written against. */
  version: number
  /** Although somebody wrote in between. */
  anyway: boolean
  mentions: readonly string[]
  fileIds: readonly string[]
  /** What the conversation is once it is sent. */
  state?: 'open' | 'pending' | 'resolved' | undefined
}

/**
 * Writes a reply, which leaves after ten seconds, in a live channel at once, or a note among colleagues. Who answers a conversation that is nobody's takes it.
 * @throws Refusal record_not_found, forbidden; conversation_changed with what was written in between
 */
export async function writeMessage(ctx: Ctx, written: Written) {
  const conversation = await lockToChange(ctx, written.id)
  if (await isThere(ctx, written.messageId)) return readThread(ctx, { id: written.id })
  for (const fileId of written.fileIds) await findFile(ctx, fileId)
  const { messageId, kind, text, state } = written
  const now = ctx.now()
  const isReply = kind === 'reply'
  const isLive = channelNamed(conversation.channel).isLive ?? false
  if (!written.anyway) await refuseChanged(ctx, written, isLive)
  const deliverAt = new Date(now.getTime() + (isLive ? 0 : TAKE_BACK_MS))
  await addMessage(ctx, {
    ...{
      id: messageId,
      conversationId: written.id,
      kind: isReply ? 'outgoing' : 'note',
      channel: conversation.channel,
    },
    ...{ author: 'user', userId: ctx.userId, body: text, mentions: written.mentions, fileIds: written.fileIds },
    ...{
      delivery: isReply ? 'queued' : null,
      deliverAt: isReply ? deliverAt.toISOString() : null,
      sentAt: now.toISOString(),
    },
  })
  await forgetDraft(ctx, { id: written.id, kind })
  // What is retold for the demo left then.
  if (isReply && isLive) await deliver(ctx, messageId)
  else if (isReply && !ctx.isRetold)
    await ctx.later('conversations.deliver', { messageId }, { key: `reply:${messageId}`, runAt: deliverAt })
  if (!isReply) await tellNoted(ctx, conversation, written)
  const takes = isReply && conversation.assigneeId === null && ctx.userId !== null
  if (takes || (state && state !== conversation.state))
    await moveConversation(ctx, written.id, {
      ...(takes ? { assigneeId: ctx.userId } : {}),
      ...(state ? { state } : {}),
    })
  return readThread(ctx, { id: written.id })
}

async function isThere(ctx: Ctx, messageId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from conversation_messages
    where workspace_id = ${ctx.workspaceId} and id = ${messageId}`.execute(ctx.db)
  return rows.length > 0
}

async function refuseChanged(ctx: Ctx, { id, version, kind }: Written, isLive: boolean): Promise<void> {
  // A note surprises no customer.
  if (kind === 'note') return
  const since = await messagesSince(ctx, { id, version })
  // Live, both sides write at once, and each sees the other's words come: only two colleagues must not answer the same.
  const messages = isLive ? since.filter(({ author }) => author === 'user') : since
  if (messages.length > 0) refuse('conversation_changed', { messages })
}

/** On its timeline, and to whom the note names, for their box of mentions. */
async function tellNoted(ctx: Ctx, conversation: Standing, { id, messageId, mentions }: Written): Promise<void> {
  await ctx.record({ type: 'conversation.noted', ...standsWith(conversation), payload: { messageId } })
  if (mentions.length === 0) return
  await sql`insert into conversation_mentions (workspace_id, user_id, conversation_id, mentioned_at)
    select ${ctx.workspaceId}, m.user_id, ${id}, ${ctx.now().toISOString()} from memberships m
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = any (${mentions}::uuid[])
    on conflict (workspace_id, user_id, conversation_id) do update set mentioned_at = excluded.mentioned_at`.execute(
    ctx.db,
  )
  if (ctx.isRetold) return
  await notify(ctx, {
    ...{ kind: 'conversation.mentioned', to: mentions, object: 'conversation', recordId: id, key: messageId },
    params: { id, subject: conversation.subject ?? conversation.number },
  })
}
