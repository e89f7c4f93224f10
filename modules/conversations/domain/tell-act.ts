import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { tellChanged } from '#platform/realtime/changes'

/** Something that was done about a conversation, beside a change of its own fields. */
export interface Deed {
  field: string
  from?: unknown
  to?: unknown
}

/** Writes into a thread what was done: that a ticket was made of it, that another became part of it, why somebody got it. */
export async function tellAct(
  ctx: Ctx,
  conversationId: string,
  { field, from = null, to = null }: Deed,
): Promise<void> {
  const now = ctx.now().toISOString()
  const authors: Partial<Record<string, string>> = { assistant: 'assistant', customer: 'contact' }
  const author = ctx.userId ? 'user' : (authors[ctx.actor.kind] ?? 'system')
  await sql`insert into conversation_messages
      (workspace_id, id, conversation_id, kind, channel, version, author, user_id, body, act, sent_at, created_at)
    select ${ctx.workspaceId}, ${uuidv7()}, c.id, 'act', c.channel, c.version, ${author}, ${ctx.userId}, '',
      ${JSON.stringify({ field, from, to })}::jsonb, ${now}, ${now}
    from conversations c where c.workspace_id = ${ctx.workspaceId} and c.id = ${conversationId}`.execute(ctx.db)
  await tellChanged(ctx, ['conversation'])
}
