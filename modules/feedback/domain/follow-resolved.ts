import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { laterAsk } from './ask.ts'

/** Hears that a conversation was resolved, or a ticket solved. What happened before surveys were switched on is passed over. */
export const followResolved: Subscriber = {
  name: 'feedback.resolved',
  types: ['conversation.updated', 'ticket.updated'],
  only: `exists (select from survey_settings s where s.workspace_id = e.workspace_id and s.on_since <= e.occurred_at)
    and (e.payload -> 'changes' -> 'state' ->> 1 = 'resolved' or e.payload -> 'changes' -> 'category' ->> 1 in ('solved', 'closed'))`,
  passesOver: ['import'],
  handle: async (ctx, events) => {
    const ids = new Set((await Promise.all(events.map((event) => conversationsOf(ctx, event)))).flat())
    for (const id of ids) await laterAsk(ctx, id)
  },
}

async function conversationsOf(ctx: Ctx, { object, recordId }: RecordedEvent): Promise<string[]> {
  if (!recordId) return []
  if (object === 'conversation') return [recordId]
  const { rows } = await sql<{ id: string }>`select conversation_id as id from ticket_conversations
    where workspace_id = ${ctx.workspaceId} and ticket_id = ${recordId} order by linked_at desc limit 1`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
