import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { answerByMachine } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredChannel } from '../find-channel.ts'
import type { StoredVisitor } from '../sessions.ts'
import { byAssistant, nameOf } from './hand-over.ts'

/** What an answer was said by, as it stood then: articles change. */
export interface AnswerSource {
  articleId: string
  title: string
  heading: string
  language: string
  address: string | null
  text: string
  score: number
}

export interface Telling {
  text: string
  kind: 'answer' | 'greeting' | 'nature' | 'order' | 'booking' | 'hours'
  question: { id: string | null; text: string }
  sources?: readonly AnswerSource[]
  card?: { title: string; state: string; detail: string } | null
  asks?: 'order' | null
  choices?: readonly string[]
  model?: string | null
}

/**
 * Lets the assistant answer, and keeps by what. The row of an answer is written with its message; a question that was answered
 * is not answered again. Whoever calls holds the conversation.
 */
export async function tellByAssistant(
  ctx: Ctx,
  { channel, visitor, conversationId }: { channel: StoredChannel; visitor: StoredVisitor; conversationId: string },
  telling: Telling,
): Promise<void> {
  const { text, kind, question, sources = [], card = null, asks = null, choices = [], model = null } = telling
  const id = uuidv7()
  const name = nameOf(ctx, channel, visitor.language)
  const said = { by: 'assistant' as const, conversationId, messageId: id, text, name }
  // Widgets are woken once this commits, and then both are there.
  await answerByMachine(byAssistant(ctx), said)
  await ctx.db
    .insertInto('chatAnswers')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, visitorId: visitor.id, conversationId, kind, asks, model },
      ...{ questionId: question.id, question: question.text.slice(0, 4_000), createdAt: ctx.now().toISOString() },
      ...{ sources: JSON.stringify(sources), choices: JSON.stringify(choices) },
      card: card === null ? null : JSON.stringify(card),
    })
    .execute()
}

/** Whether a question was answered. */
export async function isAnswered(ctx: Ctx, questionId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from chat_answers
    where workspace_id = ${ctx.workspaceId} and question_id = ${questionId}`.execute(ctx.db)
  return rows.length > 0
}
