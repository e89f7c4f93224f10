import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { addMessage } from './add-message.ts'
import { deliver } from './deliver.ts'
import { lockConversation, type Standing, standsWith } from './lock-conversation.ts'

interface Answer {
  conversationId: string
  /** Made by whoever asks for it: asked for twice it is one. */
  messageId: string
  text: string
  /** The assistant, or a rule of the workspace. */
  by: 'assistant' | 'system'
  /** As whom it speaks. */
  name: string
}

/**
 * Lets a machine say something to a customer. It leaves at once; that a machine answered lets nobody cease to wait for a
 * person. @returns whether it was not said before
 */
export async function answerByMachine(
  ctx: Ctx,
  { conversationId, messageId, text, by, name }: Answer,
): Promise<boolean> {
  const { channel } = await lockConversation(ctx, conversationId)
  const isNew = await addMessage(ctx, {
    ...{ id: messageId, conversationId, kind: 'outgoing', channel, author: by, authorName: name, body: text },
    ...{ delivery: 'queued', deliverAt: ctx.now().toISOString(), sentAt: ctx.now().toISOString() },
  })
  if (isNew) await deliver(ctx, messageId)
  return isNew
}

/** Leaves a note for colleagues, in the name of a machine. */
export async function noteByMachine(ctx: Ctx, { conversationId, messageId, text, by, name }: Answer): Promise<void> {
  const conversation = await lockConversation(ctx, conversationId)
  const isNew = await addMessage(ctx, {
    ...{ id: messageId, conversationId, kind: 'note', channel: conversation.channel, author: by },
    ...{ authorName: name, body: text, sentAt: ctx.now().toISOString() },
  })
  if (isNew) await ctx.record({ type: 'conversation.noted', ...standsWith(conversation), payload: { messageId } })
}

/** So many answers by rules one customer gets in a day, whatever machine may be on the other side. */
const MOST_A_DAY = 5

/** Why a rule had better not answer: what came last was a machine's, or this customer got enough of them today. */
export async function reasonForSilence(ctx: Ctx, conversationId: string): Promise<'robot' | 'tooMany' | undefined> {
  const conversation = await lockConversation(ctx, conversationId)
  const { rows } = await sql<{ author: string }>`select author from conversation_messages
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversationId} and kind = 'incoming'
    order by sent_at desc, id desc limit 1`.execute(ctx.db)
  if (rows[0]?.author === 'system') return 'robot'
  return (await saidToday(ctx, conversation)) >= MOST_A_DAY ? 'tooMany' : undefined
}

async function saidToday(ctx: Ctx, { id, contactId, senderEmail }: Standing): Promise<number> {
  const since = new Date(ctx.now().getTime() - 86_400_000).toISOString()
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from conversation_messages m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${ctx.workspaceId} and m.kind = 'outgoing' and m.author = 'system' and m.sent_at > ${since}
      and (c.id = ${id} or c.contact_id = ${contactId} or c.sender_email = ${senderEmail})`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
