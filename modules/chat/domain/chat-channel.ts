import { sql } from 'kysely'
import { type Delivered, declareChannel, type Leaving } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import { addLine } from './lines.ts'
import { mailIfMissed } from './mail-missed.ts'

/** Chats on websites: what is said to a visitor is a line of theirs, at once. */
declareChannel({ name: 'chat', isLive: true, deliver })

async function deliver(ctx: Ctx, { id, conversationId, userId }: Leaving): Promise<Delivered> {
  const visitorId = await visitorOf(ctx, conversationId)
  if (!visitorId) return { failure: 'noAddress' }
  await addLine(ctx, { visitorId, messageId: id })
  if (userId && !ctx.isRetold) await mailIfMissed(ctx, visitorId)
  return {}
}

/**
 * Whose chat a conversation is: by its source, also after it was joined with another; of one that another followed, by what
 * was said in it. Undefined: nobody's any more.
 */
export async function visitorOf(ctx: Ctx, conversationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select coalesce(
      (select s.source_key from conversation_sources s where s.workspace_id = ${ctx.workspaceId}
        and s.conversation_id = ${conversationId} and s.channel = 'chat' limit 1),
      (select l.visitor_id::text from conversation_messages m join chat_lines l on l.workspace_id = m.workspace_id and l.message_id = m.id
        where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId} limit 1)) as id`.execute(
    ctx.db,
  )
  const id = rows[0]?.id
  if (!id) return undefined
  const feed = await ctx.db
    .selectFrom('chatFeeds')
    .select('visitorId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('visitorId', '=', id)
    .executeTakeFirst()
  return feed?.visitorId
}
