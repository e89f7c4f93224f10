import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Since when the customer of a conversation waits, or waited last: the first of their words behind our last answer but the one
 * that answered them. Null where they never wrote.
 */
export async function askedIn(ctx: Ctx, conversationId: string): Promise<string | null> {
  const of = sql`from conversation_messages m where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId}`
  const word = sql`m.kind = 'incoming' and m.author = 'contact'`
  const { rows } = await sql<{ at: string | null }>`select min(m.sent_at) as at ${of} and ${word}
    and m.sent_at > coalesce((select max(m.sent_at) ${of} and m.kind = 'outgoing' and m.author = 'user'
      and m.sent_at < (select max(m.sent_at) ${of} and ${word})), '-infinity')`.execute(ctx.db)
  return rows[0]?.at ?? null
}

/** What was said in a conversation from a moment on counts for the ticket as well, each message once. @returns whether we answered */
export async function copyTurns(
  ctx: Ctx,
  { ticketId, conversationId, since }: { ticketId: string; conversationId: string; since: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string; kind: string }>`select id, kind from conversation_messages
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversationId} and sent_at >= ${since}
      and ((kind = 'incoming' and author = 'contact') or (kind = 'outgoing' and author = 'user' and delivery = 'sent'))`.execute(
    ctx.db,
  )
  const turns = rows.map((row) => ({ id: uuidv7(), message: row.id }))
  await sql`insert into ticket_turns (workspace_id, id, ticket_id, side, at, by_id, message_id)
    select m.workspace_id, t.id, ${ticketId}, case m.kind when 'incoming' then 'customer' else 'agent' end, m.sent_at, m.user_id, m.id
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as t(id uuid, message uuid)
    join conversation_messages m on m.workspace_id = ${ctx.workspaceId} and m.id = t.message
    on conflict do nothing`.execute(ctx.db)
  return rows.some(({ kind }) => kind === 'outgoing')
}

/** What was said there counts for the ticket no more. */
export const forgetTurns = (ctx: Ctx, { ticketId, conversationId }: { ticketId: string; conversationId: string }) =>
  sql`delete from ticket_turns t using conversation_messages m
    where t.workspace_id = ${ctx.workspaceId} and t.ticket_id = ${ticketId} and m.workspace_id = t.workspace_id
      and m.id = t.message_id and m.conversation_id = ${conversationId}`.execute(ctx.db)
