import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** In which conversation the customer of a ticket is answered: the one somebody spoke in last, of those that lead nowhere else. */
export async function whereToAnswer(ctx: Ctx, ticketId: string): Promise<string | undefined> {
  if (!ctx.objects.known('conversation')) return undefined
  const { rows } = await sql<{ id: string }>`select c.id from ticket_conversations l
    join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
    where l.workspace_id = ${ctx.workspaceId} and l.ticket_id = ${ticketId} and c.deleted_at is null and c.merged_into_id is null
    order by c.last_message_at desc, c.id limit 1`.execute(ctx.db)
  return rows[0]?.id
}
