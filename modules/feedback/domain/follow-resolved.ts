import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { laterAsk } from './ask.ts'
import type { Subject } from './resolved.ts'

/** Hears that a conversation was resolved, or a ticket solved. What happened before surveys were switched on is passed over. */
export const followResolved: Subscriber = {
  name: 'feedback.resolved',
  types: ['conversation.updated', 'ticket.updated'],
  only: `exists (select from survey_settings s where s.workspace_id = e.workspace_id and s.on_since <= e.occurred_at)
    and (e.payload -> 'changes' -> 'state' ->> 1 = 'resolved' or e.payload -> 'changes' -> 'category' ->> 1 in ('solved', 'closed'))`,
  passesOver: ['import'],
  handle: async (ctx, events) => {
    const about = (await Promise.all(events.map((event) => subjectsOf(ctx, event)))).flat()
    for (const one of new Map(about.map((one) => [JSON.stringify(one), one])).values()) await laterAsk(ctx, one)
  },
}

/** A ticket is asked about by its conversation, where one is about it. */
async function subjectsOf(ctx: Ctx, { object, recordId }: RecordedEvent): Promise<Subject[]> {
  if (!recordId) return []
  if (object === 'conversation') return [{ conversationId: recordId }]
  const { rows } = await sql<{ id: string }>`select conversation_id as id from ticket_conversations
    where workspace_id = ${ctx.workspaceId} and ticket_id = ${recordId} order by linked_at desc limit 1`.execute(ctx.db)
  return rows[0] ? [{ conversationId: rows[0].id }] : [{ ticketId: recordId }]
}
