import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { DB } from '#platform/db/tables.generated'
import { expectReadable } from '#platform/history/record-history'
import { refuse } from '#platform/http/refusal'
import { titlesOf } from '#platform/objects/titles'
import { type Comment, Mention } from './comment-shape.ts'
import { reactionsOf } from './reactions.ts'

interface Asked {
  object?: string | undefined
  recordId?: string | undefined
  threads?: string[] | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Comments, newest first. Those about a record one may not read do not appear, so a page may be shorter than asked for.
 * @throws Refusal record_not_found
 */
export async function listComments(ctx: Ctx, { object, recordId, threads, limit, cursor }: Asked) {
  if (recordId) await expectReadable(ctx, object ?? '', recordId)
  const rows = await commentsWhere(ctx, limit + 1, ({ eb, and, or }) =>
    and([
      ...(recordId ? [eb('comments.recordId', '=', recordId)] : []),
      ...(threads ? [or([eb('comments.threadId', 'in', threads), eb('comments.id', 'in', threads)])] : []),
      ...(cursor ? [eb('comments.id', '<', cursor)] : []),
    ]),
  )
  const page = rows.slice(0, limit)
  return {
    items: await seen(ctx, page),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** One comment about a record one may read, also a deleted one. @throws Refusal comment_not_found */
export async function findComment(ctx: Ctx, id: string): Promise<Comment> {
  const [comment] = await seen(ctx, await commentsWhere(ctx, 1, ({ eb }) => eb('comments.id', '=', id)))
  return comment ?? refuse('comment_not_found')
}

/** What a comment said before it was changed, newest first. @throws Refusal comment_not_found */
export async function listVersions(ctx: Ctx, { id }: { id: string }) {
  const { deletedAt } = await findComment(ctx, id)
  if (deletedAt) refuse('comment_not_found')
  const items = await ctx.db
    .selectFrom('commentVersions')
    .select(['body', 'replacedAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('commentId', '=', id)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return { items }
}

function commentsWhere(ctx: Ctx, limit: number, where: (eb: ExpressionBuilder<DB, 'comments'>) => Expression<SqlBool>) {
  return ctx.db
    .selectFrom('comments')
    .leftJoin('users', 'users.id', 'comments.authorId')
    .select([
      'comments.id',
      'object',
      'recordId',
      'threadId',
      'body',
      'mentions',
      'authorId',
      'users.name as authorName',
    ])
    .select(['comments.createdAt', 'editedAt', 'deletedAt'])
    .where('comments.workspaceId', '=', ctx.workspaceId)
    .where(where)
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute()
}

async function seen(ctx: Ctx, rows: Awaited<ReturnType<typeof commentsWhere>>): Promise<Comment[]> {
  if (rows.length === 0) return []
  const readable = await titlesOf(
    ctx,
    rows.map(({ object, recordId }) => ({ object, id: recordId })),
  )
  const shown = rows.filter(({ recordId }) => readable.has(recordId))
  const given = await reactionsOf(
    ctx,
    shown.map(({ id }) => id),
  )
  return shown.map(({ authorId, authorName, mentions, body, ...comment }) => ({
    ...comment,
    body: comment.deletedAt ? '' : body,
    mentions: comment.deletedAt ? [] : Mention.array().parse(mentions),
    author: authorId && authorName ? { id: authorId, name: authorName } : null,
    reactions: given.get(comment.id) ?? [],
    may: { change: authorId !== null && authorId === ctx.userId },
  }))
}
