import '#modules/chat/events.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Answer, AnswersQuery } from '#modules/chat/contract/answers.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

const wanted: Record<AnswersQuery['which'], RawBuilder<SqlBool>> = {
  all: sql`true`,
  unhelpful: sql`a.helpful = false`,
  corrected: sql`a.correction is not null`,
}

/** What the assistant said, the latest first. */
export async function listAnswers(ctx: Ctx, { conversationId, which, limit, before }: AnswersQuery) {
  const within = conversationId ? sql<SqlBool>`a.conversation_id = ${conversationId}` : sql<SqlBool>`true`
  const older = before
    ? sql<SqlBool>`(a.created_at, a.id) < (select created_at, id from chat_answers where workspace_id = ${ctx.workspaceId} and id = ${before})`
    : sql<SqlBool>`true`
  const items = await select(ctx, sql<SqlBool>`${within} and ${older} and ${wanted[which]}`, limit + 1)
  return { items: items.slice(0, limit), hasMore: items.length > limit }
}

/** Keeps what a colleague says would have been right. @throws Refusal chat_answer_not_found */
export async function correctAnswer(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<Answer> {
  const { rows } = await sql<{ conversationId: string }>`update chat_answers
    set correction = ${text}, corrected_by = ${ctx.userId}, corrected_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${id} returning conversation_id`.execute(ctx.db)
  const { conversationId } = rows[0] ?? refuse('chat_answer_not_found')
  await ctx.record({
    type: 'chatAnswer.corrected',
    object: 'conversation',
    recordId: conversationId,
    payload: { answerId: id },
  })
  const [answer] = await select(ctx, sql<SqlBool>`a.id = ${id}`, 1)
  return answer ?? refuse('chat_answer_not_found')
}

async function select(ctx: Ctx, where: RawBuilder<SqlBool>, limit: number): Promise<Answer[]> {
  const { rows } =
    await sql<Answer>`select a.id, a.conversation_id, a.question, m.body as text, a.kind, a.sources, a.model, a.helpful,
      a.correction, a.corrected_by, a.corrected_at, a.created_at
    from chat_answers a join conversation_messages m on m.workspace_id = a.workspace_id and m.id = a.id
    where a.workspace_id = ${ctx.workspaceId} and ${where} order by a.created_at desc, a.id desc limit ${limit}`.execute(
      ctx.db,
    )
  return rows
}
