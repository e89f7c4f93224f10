import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { ofRecord } from '#platform/history/event-rows'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { followAll } from '../following/followers.ts'
import { expectSubject, personOf, refuseReadingKeys, type Subject } from '../subject.ts'
import type { Comment, MentionDraft } from './comment-shape.ts'
import { findComment } from './list-comments.ts'
import { expectMentioned } from './mentions.ts'
import { tellOfComment } from './tell-of-comment.ts'

interface Draft {
  object: string
  recordId: string
  threadId?: string | undefined
  body: string
  mentions: MentionDraft[]
}

/**
 * Says something about a record: by itself, which stands on the timeline, or under an event of it or another comment. Who
 * says it and who is named in it follow the record from then on.
 * @throws Refusal record_not_found, thread_not_found, invalid_input
 */
export async function createComment(ctx: Ctx, draft: Draft): Promise<Comment> {
  refuseReadingKeys(ctx)
  const authorId = personOf(ctx)
  const subject = await expectSubject(ctx, draft.object, draft.recordId)
  const threadId = draft.threadId ? await expectThread(ctx, draft.threadId, draft, subject) : null
  const mentions = await expectMentioned(ctx, draft.mentions)
  const id = uuidv7()
  await ctx.db
    .insertInto('comments')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, object: subject.type.name, recordId: subject.id, threadId },
      ...{ body: draft.body, mentions: JSON.stringify(mentions), authorId, createdAt: ctx.now().toISOString() },
    })
    .execute()
  await recordComment(ctx, subject, { id, threadId })
  const named = mentions.flatMap((mention) => (mention.kind === 'user' ? [mention.id] : []))
  await followAll(ctx, subject, [authorId, ...named])
  await tellOfComment(ctx, subject, { id, threadId, body: draft.body, mentions })
  return findComment(ctx, id)
}

/** What hangs on a comment's own line of the timeline hangs on the comment, so the client need not know which it is. */
async function expectThread(
  ctx: Ctx,
  id: string,
  { recordId }: Pick<Draft, 'recordId'>,
  subject: Subject,
): Promise<string> {
  const above = await ctx.db
    .selectFrom('comments')
    .select(['id', 'threadId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('recordId', '=', subject.id)
    .executeTakeFirst()
  if (above) return above.threadId ?? above.id
  // An event of who was merged into this record names them as they were.
  const { rows } = await sql<{ thread: string }>`
    select case when type = 'comment.added' then (payload ->> 'commentId')::uuid else events.id end as thread from events
     where workspace_id = ${ctx.workspaceId} and events.id = ${id} and (${ofRecord(recordId)} or ${ofRecord(subject.id)})
     limit 1`.execute(ctx.db)
  return rows[0]?.thread ?? refuse('thread_not_found')
}

async function recordComment(ctx: Ctx, { type, id }: Subject, comment: { id: string; threadId: string | null }) {
  const payload = { commentId: comment.id, object: type.name, recordId: id }
  if (comment.threadId) {
    const reply = { ...payload, threadId: comment.threadId }
    await ctx.record({ type: 'comment.replied', object: 'comment', recordId: comment.id, payload: reply })
    return
  }
  const record = await findRecord(ctx, type, id)
  await ctx.record({ type: 'comment.added', object: type.name, recordId: id, ...type.timeline(id, record), payload })
}
