import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { takeTurn } from '../take-turn.ts'
import { writeLink } from './links.ts'

/**
 * What a customer says in a conversation, and our answers there, start and end the clocks of the tickets it is about. A word counts
 * for those that are open; where none is, for the one solved last, which opens again or is followed by a new one.
 */
export const followConversations: Subscriber = {
  name: 'tickets.conversations',
  types: ['conversation.received', 'conversation.replied', 'conversation.joined'],
  only: `coalesce((e.payload ->> 'automatic')::boolean, false) is false and exists (
    select from conversations c join ticket_conversations l on l.workspace_id = c.workspace_id and l.conversation_id in (c.id, c.follows_id)
    where c.workspace_id = e.workspace_id and c.id in (e.record_id, (e.payload ->> 'fromId')::uuid))`,
  handle: async (ctx, events) => {
    for (const event of events) await hear(ctx, event)
  },
}

interface Linked {
  id: string
  isOver: boolean
}

async function hear(
  ctx: Ctx,
  { type, recordId, occurredAt, payload, actorKind, actorId }: RecordedEvent,
): Promise<void> {
  const messageId = payload.messageId as string // as its schema says
  if (!recordId) return
  if (type === 'conversation.joined') return takeLinks(ctx, String(payload.fromId), recordId)
  const linked = await linkedTo(ctx, recordId)
  const side = type === 'conversation.received' ? 'customer' : 'agent'
  const open = linked.filter(({ isOver }) => !isOver)
  const counted = open.length > 0 || side === 'agent' ? open : linked.slice(0, 1)
  const by = inLightOf(ctx, {
    actor: {
      kind: side === 'customer' ? 'customer' : actorKind === 'user' ? 'user' : 'system',
      id: actorId,
    } as Ctx['actor'], // as the event has it
    userId: side === 'agent' ? await authorOf(ctx, messageId) : null,
  })
  for (const { id } of counted) {
    const taken = await takeTurn(by, { ticketId: id, side, at: occurredAt, messageId })
    await writeLink(ctx, { ticketId: taken.ticketId, conversationId: recordId })
  }
}

/** What a conversation was about the one is about that it has become part of. */
async function takeLinks(ctx: Ctx, fromId: string, intoId: string): Promise<void> {
  await sql`insert into ticket_conversations (workspace_id, ticket_id, conversation_id, linked_by, linked_at)
    select workspace_id, ticket_id, ${intoId}, linked_by, linked_at from ticket_conversations
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${fromId} on conflict do nothing`.execute(ctx.db)
}

/** Its tickets, and those of the conversation it goes on from; the one solved last first. */
async function linkedTo(ctx: Ctx, conversationId: string): Promise<Linked[]> {
  const { rows } = await sql<Linked>`select t.id, t.category in ('solved', 'closed') as is_over
    from tickets t where t.workspace_id = ${ctx.workspaceId} and t.deleted_at is null and t.id in (
      select l.ticket_id from ticket_conversations l join conversations c on c.workspace_id = l.workspace_id and l.conversation_id in (c.id, c.follows_id)
      where l.workspace_id = ${ctx.workspaceId} and c.id = ${conversationId})
    order by t.solved_at desc nulls last, t.created_at desc, t.id`.execute(ctx.db)
  return rows
}

async function authorOf(ctx: Ctx, messageId: string): Promise<string | null> {
  const { rows } = await sql<{ userId: string | null }>`select user_id from conversation_messages
    where workspace_id = ${ctx.workspaceId} and id = ${messageId}`.execute(ctx.db)
  return rows[0]?.userId ?? null
}
