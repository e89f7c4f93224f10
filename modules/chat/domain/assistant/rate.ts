import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { StoredChannel } from '../find-channel.ts'
import { type Line, lineOf, wakeWidgets } from '../lines.ts'
import type { StoredVisitor } from '../sessions.ts'
import { handOver } from './hand-over.ts'
import { talkSince } from './standing.ts'

/**
 * Keeps whether an answer helped its visitor; after two that did not a person takes over. @returns its line as it stands then
 * @throws Refusal chat_answer_not_found
 */
export async function rateAnswer(
  ctx: Ctx,
  channel: StoredChannel,
  visitor: StoredVisitor,
  { id, helpful }: { id: string; helpful: boolean },
): Promise<Line> {
  const { rows } = await sql<{ conversationId: string }>`update chat_answers set helpful = ${helpful}
    where workspace_id = ${ctx.workspaceId} and id = ${id} and visitor_id = ${visitor.id} returning conversation_id`.execute(
    ctx.db,
  )
  const { conversationId } = rows[0] ?? refuse('chat_answer_not_found')
  await wakeWidgets(ctx, visitor.id)
  const { told } = await talkSince(ctx, conversationId)
  if (told.filter((one) => one.helpful === false).length >= 2)
    await handOver(ctx, { channel, visitor, conversationId, why: 'frustrated' })
  return lineOf(ctx, visitor.id, id)
}
