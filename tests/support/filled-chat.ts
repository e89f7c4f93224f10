import { tellByAssistant } from '#modules/chat/domain/assistant/tell.ts'
import { storedChannel } from '#modules/chat/domain/find-channel.ts'
import { storedVisitor } from '#modules/chat/domain/sessions.ts'
import { aBrowser, aChannel } from './a-chat.ts'
import type { TestWorkspace } from './workspace.ts'

/** A chat with somebody who wrote in it. */
export async function filledChat(
  workspace: TestWorkspace,
): Promise<{ 'chat-channels': string; 'chat-answers': string }> {
  const channel = await aChannel(workspace)
  const visitor = aBrowser(workspace, channel.word)
  const page = { url: 'https://shop.example/decaf', title: 'Decaf' }
  await visitor.begins({ answers: { name: 'Yuki', email: 'yuki@tanaka.example' }, page })
  await visitor.says('Is it washed with solvent?')
  await workspace.ann.does(async (ctx) => {
    const { id } = await ctx.db.selectFrom('chatVisitors').select('id').executeTakeFirstOrThrow()
    const [stored, found] = [await storedChannel(ctx, channel.id), await storedVisitor(ctx, id)]
    if (!stored || !found?.conversationId) throw new Error('The chat is gone')
    const at = { channel: stored, visitor: found, conversationId: found.conversationId }
    await tellByAssistant(ctx, at, { kind: 'hours', text: 'We are open.', question: { id: null, text: 'Open?' } })
  })
  const { body } = await workspace.ann.asks('GET', '/chat-answers')
  return { 'chat-channels': channel.id, 'chat-answers': String(body.items[0].id) }
}
