import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Since when what was said counts: since the conversation was last resolved. What lies before is settled, and neither the
 * assistant nor its hand-over goes by it.
 */
const since = (conversationId: string) => sql`coalesce((select max(r.sent_at) from conversation_messages r
  where r.workspace_id = kith.workspace_id() and r.conversation_id = ${conversationId} and r.act @> '{"field": "state", "to": "resolved"}'), '-infinity')`

/** Whether a person has it: one was asked for, or one has answered. The assistant is silent then, until it is resolved. */
export async function isWithPerson(ctx: Ctx, conversationId: string | null): Promise<boolean> {
  if (!conversationId) return false
  const { rows } = await sql<{ is: boolean }>`select
      exists (select from chat_hand_overs h where h.workspace_id = ${ctx.workspaceId} and h.conversation_id = ${conversationId}
        and h.created_at > ${since(conversationId)})
      or exists (select from conversation_messages m where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId}
        and m.kind = 'outgoing' and m.author = 'user' and m.sent_at > ${since(conversationId)}) as "is"`.execute(ctx.db)
  return rows[0]?.is ?? false
}

interface Asked {
  id: string
  text: string
  /** Nothing was said to the customer since. */
  isOpen: boolean
}

interface Told {
  id: string
  question: string
  kind: string
  helpful: boolean | null
  sources: { title: string; score: number }[]
}

/** What was asked and told since a person last had it, oldest first. */
export async function talkSince(ctx: Ctx, conversationId: string): Promise<{ asked: Asked[]; told: Told[] }> {
  const { rows: asked } = await sql<Asked>`select m.id, m.body as text, not exists (select from conversation_messages o
        where o.workspace_id = m.workspace_id and o.conversation_id = m.conversation_id and o.kind = 'outgoing'
          and (o.sent_at, o.id) > (m.sent_at, m.id)) as is_open
    from conversation_messages m where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId}
      and m.kind = 'incoming' and m.sent_at > ${since(conversationId)} order by m.sent_at, m.id limit 100`.execute(
    ctx.db,
  )
  const { rows: told } = await sql<Told>`select id, question, kind, helpful, sources from chat_answers
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversationId} and created_at > ${since(conversationId)}
    order by created_at, id limit 100`.execute(ctx.db)
  return { asked, told }
}
