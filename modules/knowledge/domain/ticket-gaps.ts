import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

export interface TicketGap {
  type: string | null
  name: string | null
  tickets: number
  latest: { id: string; number: string; subject: string }[]
}

/**
 * What tickets of some days were about that nobody answered with an article, neither in them nor in their conversations, the most
 * frequent first. Whoever may read no tickets finds none.
 */
export async function listTicketGaps(ctx: Ctx, { days }: { days: number }): Promise<TicketGap[]> {
  if (!ctx.may('tickets.read')) return []
  const since = new Date(ctx.now().getTime() - days * 86_400_000).toISOString()
  const { rows } =
    await sql<TicketGap>`with bare as (select i.id, i.number, i.subject, i.type, i.created_at from tickets i
      where i.workspace_id = ${ctx.workspaceId} and i.deleted_at is null and i.created_at >= ${since}
        and not exists (select from article_uses u where u.workspace_id = i.workspace_id and u.source_kind = 'ticket' and u.source_id = i.id)
        and not exists (select from ticket_conversations l
          join article_uses u on u.workspace_id = l.workspace_id and u.source_kind in ('conversation', 'chat') and u.source_id = l.conversation_id
          where l.workspace_id = i.workspace_id and l.ticket_id = i.id))
    select b.type, y.name, count(*)::int as tickets, (select jsonb_agg(jsonb_build_object('id', n.id, 'number', n.number, 'subject', n.subject))
        from (select id, number, subject from bare where type is not distinct from b.type order by created_at desc, id limit 3) n) as latest
    from bare b left join ticket_types y on y.workspace_id = ${ctx.workspaceId} and y.id = b.type
    group by b.type, y.name order by tickets desc, y.name limit 20`.execute(ctx.db)
  return rows
}
