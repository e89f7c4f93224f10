import '#modules/chat/events.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Answer, AnswersQuery } from '#modules/chat/contract/answers.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

const by: Record<NonNullable<AnswersQuery['by']>, RawBuilder<SqlBool>> = {
  model: sql`a.model is not null`,
  sources: sql`a.model is null and a.sources <> '[]'`,
  program: sql`a.model is null and a.sources = '[]'`,
}

/** How an answer went. A hand-over is the outcome of the last answer before it. */
const outcome = sql<string>`case when a.correction is not null or a.helpful = false then 'wrong' when a.helpful then 'helped'
  when exists (select from chat_hand_overs h where h.workspace_id = a.workspace_id and h.conversation_id = a.conversation_id
      and h.created_at >= a.created_at and not exists (select from chat_answers n where n.workspace_id = a.workspace_id
        and n.conversation_id = a.conversation_id and n.id <> a.id and n.created_at between a.created_at and h.created_at)) then 'handedOver'
  else 'open' end`

/** What the assistant said, the latest first. */
export async function listAnswers(ctx: Ctx, query: AnswersQuery) {
  const { limit, before, q } = query
  const wanted = [
    sql<SqlBool>`true`,
    ...(query.conversationId ? [sql<SqlBool>`a.conversation_id = ${query.conversationId}`] : []),
    ...(query.outcome ? [sql<SqlBool>`${outcome} = ${query.outcome}`] : []),
    ...(query.by ? [by[query.by]] : []),
    ...(q ? [sql<SqlBool>`strpos(lower(a.question || ' ' || m.body), lower(${q})) > 0`] : []),
    ...(before
      ? [
          sql<SqlBool>`(a.created_at, a.id) < (select created_at, id from chat_answers where workspace_id = ${ctx.workspaceId} and id = ${before})`,
        ]
      : []),
  ]
  const items = await select(ctx, sql.join(wanted, sql` and `), limit + 1)
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

async function select(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<Answer[]> {
  const { rows } =
    await sql<Answer>`select a.id, a.conversation_id, c.number, a.question, m.body as text, a.kind, a.sources, a.model, a.helpful,
      a.correction, a.corrected_by, a.corrected_at, a.created_at, ${outcome} as outcome,
      coalesce(nullif(concat_ws(' ', t.first_name, t.last_name), ''), c.sender_name, c.sender_email) as customer,
      (select jsonb_build_object('model', p.model, 'host', p.host, 'outcome', p.outcome, 'said', p.said) from chat_phrasings p
        where p.workspace_id = a.workspace_id and p.question_id = a.question_id) as phrasing
    from chat_answers a join conversation_messages m on m.workspace_id = a.workspace_id and m.id = a.id
    join conversations c on c.workspace_id = a.workspace_id and c.id = a.conversation_id and c.deleted_at is null
    left join contacts t on t.workspace_id = c.workspace_id and t.id = c.contact_id
    where a.workspace_id = ${ctx.workspaceId} and ${where} order by a.created_at desc, a.id desc limit ${limit}`.execute(
      ctx.db,
    )
  return rows
}
