import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { followAll } from '../following/followers.ts'
import { expectSubject, personOf, refuseReadingKeys } from '../subject.ts'
import type { Comment, MentionDraft } from './comment-shape.ts'
import { findComment } from './list-comments.ts'
import { expectMentioned } from './mentions.ts'
import { tellOfMention } from './tell-of-comment.ts'

interface Change {
  id: string
  body: string
  mentions: MentionDraft[]
}

/**
 * Says a comment otherwise; what it said is kept. Whoever is newly named is told.
 * @throws Refusal comment_not_found, comment_not_yours, record_not_found, invalid_input
 */
export async function changeComment(ctx: Ctx, { id, body, mentions: drafts }: Change): Promise<Comment> {
  const before = await lockOwn(ctx, id)
  if (before.deletedAt) refuse('comment_not_found')
  const subject = await expectSubject(ctx, before.object, before.recordId)
  const mentions = await expectMentioned(ctx, drafts)
  if (before.body !== body) {
    const replacedAt = ctx.now().toISOString()
    const version = { workspaceId: ctx.workspaceId, commentId: id, id: uuidv7(), body: before.body, replacedAt }
    await ctx.db.insertInto('commentVersions').values(version).execute()
  } else if (sameNamed(before, mentions)) return before
  const editedAt = before.body === body ? before.editedAt : ctx.now().toISOString()
  await set(ctx, id, { body, mentions: JSON.stringify(mentions), editedAt })
  await tell(ctx, 'comment.changed', before)
  const named = mentions.flatMap((mention) => (mention.kind === 'user' ? [mention.id] : []))
  await followAll(ctx, subject, named)
  await tellOfMention(ctx, subject, { id, body, mentions })
  return findComment(ctx, id)
}

/** Takes a comment back; it can be restored. @throws Refusal comment_not_found, comment_not_yours */
export async function removeComment(ctx: Ctx, { id }: { id: string }): Promise<Comment> {
  const before = await lockOwn(ctx, id)
  if (before.deletedAt) return before
  await set(ctx, id, { deletedAt: ctx.now().toISOString() })
  await tell(ctx, 'comment.removed', before)
  return findComment(ctx, id)
}

/** Brings a comment back. @throws Refusal comment_not_found, comment_not_yours */
export async function restoreComment(ctx: Ctx, { id }: { id: string }): Promise<Comment> {
  const before = await lockOwn(ctx, id)
  if (!before.deletedAt) return before
  await set(ctx, id, { deletedAt: null })
  await tell(ctx, 'comment.restored', before)
  return findComment(ctx, id)
}

/** Two devices of one person may change it at once: each waits for the other and sees what it left. */
async function lockOwn(ctx: Ctx, id: string): Promise<Comment> {
  refuseReadingKeys(ctx)
  const userId = personOf(ctx)
  await ctx.db
    .selectFrom('comments')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const comment = await findComment(ctx, id)
  if (comment.author?.id !== userId) refuse('comment_not_yours')
  return comment
}

interface Columns {
  body?: string
  mentions?: string
  editedAt?: string | null
  deletedAt?: string | null
}

const set = (ctx: Ctx, id: string, columns: Columns) =>
  ctx.db.updateTable('comments').set(columns).where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()

const sameNamed = ({ mentions }: Comment, now: Comment['mentions']) =>
  mentions.length === now.length && now.every(({ id }) => mentions.some((one) => one.id === id))

const tell = (
  ctx: Ctx,
  type: 'comment.changed' | 'comment.removed' | 'comment.restored',
  { id, object, recordId }: Comment,
) => ctx.record({ type, object: 'comment', recordId: id, payload: { commentId: id, object, recordId } })
