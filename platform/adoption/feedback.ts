import './events.ts'
import { type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { notify } from '#platform/notifications/notify'
import { readCursor, writeCursor } from '#platform/objects/cursor'
import type { Feedback } from './shapes.ts'

const EXCERPT = 160

/** A page of feedback, newest first: all of it for whoever may answer, else one's own. */
export async function listFeedback(
  ctx: Ctx,
  { state, limit, cursor }: { state?: 'open' | 'answered' | undefined; limit: number; cursor?: string | undefined },
) {
  const at = cursor ? readCursor(cursor, 'dateTime') : null
  const answered = state
    ? sql<SqlBool>`(feedback_answers.feedback_id is not null) = ${state === 'answered'}`
    : sql<SqlBool>`true`
  const after = at
    ? sql<SqlBool>`(feedback.created_at, feedback.id) < (${at.value}::timestamptz, ${at.id}::uuid)`
    : sql<SqlBool>`true`
  const rows = await rowsWhere(ctx, sql<SqlBool>`${answered} and ${after}`, limit + 1)
  const last = rows.slice(0, limit).at(-1)
  const nextCursor = rows.length > limit && last ? writeCursor({ value: last.at, id: last.id }) : null
  return { items: rows.slice(0, limit), nextCursor }
}

/** Keeps what hampers somebody, and tells those who may answer. */
export async function giveFeedback(
  ctx: Ctx,
  draft: { text: string; path: string | null; object: string | null },
): Promise<Feedback> {
  const id = uuidv7()
  await ctx.db
    .insertInto('feedback')
    .values({ workspaceId: ctx.workspaceId, id, ...draft, createdBy: ctx.userId, createdAt: ctx.now().toISOString() })
    .execute()
  await ctx.record({ type: 'feedback.given', object: 'feedback', recordId: id, payload: { path: draft.path } })
  const { rows } = await sql<{ userId: string }>`select user_id from memberships
    where workspace_id = ${ctx.workspaceId} and role in ('owner', 'admin')`.execute(ctx.db)
  const to = rows.map(({ userId }) => userId)
  await notify(ctx, { kind: 'feedback.given', to, key: id, params: { text: draft.text.slice(0, EXCERPT) } })
  return found(ctx, id)
}

/** Answers feedback, or answers it better; its author is told of each answer. @throws Refusal feedback_not_found */
export async function answerFeedback(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<Feedback> {
  const given = await found(ctx, id)
  const answer = { text, answeredBy: ctx.userId, answeredAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('feedbackAnswers')
    .values({ workspaceId: ctx.workspaceId, feedbackId: id, ...answer })
    .onConflict((same) => same.columns(['workspaceId', 'feedbackId']).doUpdateSet(answer))
    .execute()
  await ctx.record({ type: 'feedback.answered', object: 'feedback', recordId: id })
  const key = `${id} ${answer.answeredAt}`
  if (given.by)
    await notify(ctx, { kind: 'feedback.answered', to: [given.by.id], key, params: { text: text.slice(0, EXCERPT) } })
  return found(ctx, id)
}

async function found(ctx: Ctx, id: string): Promise<Feedback> {
  const [feedback] = await rowsWhere(ctx, sql<SqlBool>`feedback.id = ${id}`, 1)
  return feedback ?? refuse('feedback_not_found')
}

interface Row {
  id: string
  text: string
  path: string | null
  object: string | null
  byId: string | null
  byName: string | null
  at: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}

async function rowsWhere(ctx: Ctx, where: ReturnType<typeof sql<SqlBool>>, limit: number): Promise<Feedback[]> {
  const all = ctx.may('adoption')
  const { rows } = await sql<Row>`
    select feedback.id, feedback.text, path, object, authors.id as by_id, authors.name as by_name, feedback.created_at as at,
      feedback_answers.text as answer, answerers.name as answered_by, answered_at
    from feedback
    left join feedback_answers on feedback_answers.workspace_id = feedback.workspace_id and feedback_id = feedback.id
    left join users authors on authors.id = feedback.created_by
    left join users answerers on answerers.id = feedback_answers.answered_by
    where feedback.workspace_id = ${ctx.workspaceId} and ${all ? sql`true` : sql`feedback.created_by = ${ctx.userId}`} and ${where}
    order by feedback.created_at desc, feedback.id desc limit ${limit}`.execute(ctx.db)
  return rows.map(({ byId, byName, answer, answeredBy, answeredAt, ...rest }) => ({
    ...rest,
    by: byId && byName !== null ? { id: byId, name: byName } : null,
    answer: answer !== null && answeredAt ? { text: answer, by: answeredBy, at: answeredAt } : null,
    may: { answer: all },
  }))
}
