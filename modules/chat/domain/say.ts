import './chat-channel.ts'
import { sql } from 'kysely'
import { moveConversation, receiveMessage } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { isWithPerson } from './assistant/standing.ts'
import type { StoredChannel } from './find-channel.ts'
import { addLine, type Line, lineOf } from './lines.ts'
import { openingOf } from './opening.ts'
import type { StoredVisitor } from './sessions.ts'

interface Said {
  /** The widget's own name of it: sent again it is the same. */
  key: string
  text: string
  fileIds: readonly string[]
}

/**
 * Takes in what a visitor says: a message of their conversation, and a line that all their widgets read. Sent again, for want of
 * an answer, it is the one that stands.
 * @throws Refusal file_not_found for a file that is not theirs
 */
export async function say(
  ctx: Ctx,
  channel: StoredChannel,
  visitor: StoredVisitor,
  said: Said,
): Promise<{ line: Line; conversationId: string }> {
  await expectTheirs(ctx, visitor.id, said.fileIds)
  const { assistant } = channel.content
  // Its messages wait for the assistant first, until a person has it.
  const isForAssistant = assistant.isOn && !(await isWithPerson(ctx, visitor.conversationId))
  const taken = await receiveMessage(ctx, {
    state: isForAssistant ? 'pending' : 'open',
    ...{ channel: 'chat', sourceKey: visitor.id, messageKey: `${visitor.id}:${said.key}`, viaId: channel.id },
    ...{ from: { name: visitor.name, email: visitor.email }, subject: subjectOf(said.text), text: said.text },
    ...{ fileIds: said.fileIds, sentAt: ctx.now().toISOString(), teamId: channel.teamId },
    language: visitor.language,
  })
  if (taken.isNew) {
    await sql`update chat_visitors set conversation_id = ${taken.conversationId}, typing_until = null
      where workspace_id = ${ctx.workspaceId} and id = ${visitor.id}`.execute(ctx.db)
    await addLine(ctx, { visitorId: visitor.id, messageId: taken.messageId })
    await next(ctx, channel, visitor.id, { ...taken, isForAssistant })
  }
  return { line: await lineOf(ctx, visitor.id, taken.messageId), conversationId: taken.conversationId }
}

/** Who is next: the assistant, or people, of whom the visitor is told once when they are back. */
async function next(
  ctx: Ctx,
  channel: StoredChannel,
  visitorId: string,
  { conversationId, messageId, isForAssistant }: { conversationId: string; messageId: string; isForAssistant: boolean },
): Promise<void> {
  // A person may have taken it while this message waited for its turn.
  if (isForAssistant && (await isWithPerson(ctx, conversationId)))
    await moveConversation(ctx, conversationId, { state: 'open' })
  else if (isForAssistant) await ctx.later('chat.answer', { visitorId, messageId }, { key: `chat-answer:${messageId}` })
  else await tellAway(ctx, channel, visitorId)
}

async function tellAway(ctx: Ctx, channel: StoredChannel, visitorId: string): Promise<void> {
  const { isOpen, backAt } = await openingOf(ctx, channel)
  if (isOpen) return
  const { rows } =
    await sql`select 1 from chat_lines where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitorId}
    and notice ->> 'kind' in ('away', 'handedOver') and notice ->> 'backAt' is not distinct from ${backAt} limit 1`.execute(
      ctx.db,
    )
  if (rows.length === 0) await addLine(ctx, { visitorId, notice: { kind: 'away', backAt } })
}

/** The first words, as far as a line holds them. */
function subjectOf(text: string): string {
  const [first = ''] = text.trim().split('\n')
  if (first.length <= 80) return first
  const cut = first.slice(0, 80)
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' ')))}…`
}

async function expectTheirs(ctx: Ctx, visitorId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const { rows } = await sql`select 1 from chat_files where workspace_id = ${ctx.workspaceId}
    and visitor_id = ${visitorId} and file_id = any (${fileIds}::uuid[])`.execute(ctx.db)
  if (rows.length < new Set(fileIds).size) refuse('file_not_found')
}
