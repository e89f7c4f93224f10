import '../events.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { addMessage } from './add-message.ts'
import { deliver } from './deliver.ts'
import { lockConversation, standsWith } from './lock-conversation.ts'

interface Answer {
  conversationId: string
  /** Made by whoever asks for it: asked for twice it is one. */
  messageId: string
  text: string
  /** As whom it speaks. */
  name: string
}

/**
 * Lets the assistant say something to a customer. It leaves at once; that a machine answered lets nobody cease to wait for a
 * person. @returns whether it was not said before
 */
export async function answerByAssistant(ctx: Ctx, { conversationId, messageId, text, name }: Answer): Promise<boolean> {
  const { channel } = await lockConversation(ctx, conversationId)
  const isNew = await addMessage(ctx, {
    ...{ id: messageId, conversationId, kind: 'outgoing', channel, author: 'assistant', authorName: name, body: text },
    ...{ delivery: 'queued', deliverAt: ctx.now().toISOString(), sentAt: ctx.now().toISOString() },
  })
  if (isNew) await deliver(ctx, messageId)
  return isNew
}

/** Leaves a note for colleagues, in the name of the assistant. */
export async function noteByAssistant(ctx: Ctx, { conversationId, messageId, text, name }: Answer): Promise<void> {
  const conversation = await lockConversation(ctx, conversationId)
  const isNew = await addMessage(ctx, {
    ...{ id: messageId, conversationId, kind: 'note', channel: conversation.channel, author: 'assistant' },
    ...{ authorName: name, body: text, sentAt: ctx.now().toISOString() },
  })
  if (isNew) await ctx.record({ type: 'conversation.noted', ...standsWith(conversation), payload: { messageId } })
}
