import { sql } from 'kysely'
import { lockConversation, tellAct } from '#modules/conversations'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { refuseOutOfReach } from '#platform/objects/reach'
import { tellChanged } from '#platform/realtime/changes'
import { retime } from '../retime.ts'
import { askedIn, copyTurns, forgetTurns } from './turns-of.ts'

interface Link {
  ticketId: string
  conversationId: string
}

/** @returns whether it was not there before */
export async function writeLink(ctx: Ctx, { requestId = null, ...link }: Link & { requestId?: string | null }) {
  const added = await ctx.db
    .insertInto('ticketConversations')
    .values({
      ...{ workspaceId: ctx.workspaceId, ...link, requestId },
      ...{ linkedBy: ctx.userId, linkedAt: ctx.now().toISOString() },
    })
    .onConflict((same) => same.doNothing())
    .returning('ticketId')
    .executeTakeFirst()
  return added !== undefined
}

/** On the timelines of the ticket and its customer. */
export async function tellLinked(
  ctx: Ctx,
  ticketId: string,
  {
    id,
    number,
    contactId,
    companyId,
  }: { id: string; number: string; contactId: string | null; companyId: string | null },
) {
  const payload = { conversationId: id, number }
  await ctx.record({ type: 'ticket.linked', object: 'ticket', recordId: ticketId, contactId, companyId, payload })
  await tellChanged(ctx, ['ticket', 'conversation'])
}

/** A conversation is about a ticket that there was before: what was said in it since the customer asked last counts. @throws Refusal record_not_found, forbidden */
export async function linkConversation(ctx: Ctx, { id, conversationId }: { id: string; conversationId: string }) {
  const ticket = await bothSeen(ctx, id, conversationId)
  const conversation = await lockConversation(ctx, conversationId)
  if (await writeLink(ctx, { ticketId: id, conversationId })) {
    const since = await askedIn(ctx, conversationId)
    if (since) await copyTurns(ctx, { ticketId: id, conversationId, since })
    await retime(ctx, [id])
    await tellAct(ctx, conversationId, { field: 'ticket', to: { id, number: String(ticket.number) } })
    await tellLinked(ctx, id, conversation)
  }
  return conversationsOf(ctx, { id })
}

/** They have nothing to do with each other after all. @throws Refusal record_not_found, forbidden */
export async function unlinkConversation(ctx: Ctx, { id, conversationId }: { id: string; conversationId: string }) {
  const ticket = await bothSeen(ctx, id, conversationId)
  const { rows } =
    await sql`delete from ticket_conversations where workspace_id = ${ctx.workspaceId} and ticket_id = ${id}
    and conversation_id = ${conversationId} returning 1 as one`.execute(ctx.db)
  if (rows.length > 0) {
    await forgetTurns(ctx, { ticketId: id, conversationId })
    await retime(ctx, [id])
    await tellAct(ctx, conversationId, { field: 'ticket', from: { id, number: String(ticket.number) } })
    await tellChanged(ctx, ['ticket', 'conversation'])
  }
  return conversationsOf(ctx, { id })
}

async function bothSeen(ctx: Ctx, ticketId: string, conversationId: string): Promise<AnyRecord> {
  const type = ctx.objects.find('ticket')
  const ticket = await findRecord(ctx, type, ticketId)
  if (ticket.deletedAt) refuse('record_not_found', { object: 'ticket' })
  await refuseOutOfReach(ctx, type, 'update', [ticketId])
  await findRecord(ctx, ctx.objects.find('conversation'), conversationId)
  return ticket
}

/** What is said about a ticket, the latest first. @throws Refusal record_not_found */
export async function conversationsOf(ctx: Ctx, { id }: { id: string }) {
  await findRecord(ctx, ctx.objects.find('ticket'), id)
  if (!ctx.may('conversations.read')) return { items: [] }
  const { rows } = await sql<{
    id: string
    number: string
    subject: string | null
    channel: string
    state: string
    preview: string | null
    waitingSince: string | null
    lastMessageAt: string
  }>`select c.id, c.number, c.subject, c.channel, c.state, c.preview, c.waiting_since, c.last_message_at
    from ticket_conversations l join conversations c on c.workspace_id = l.workspace_id and c.id = l.conversation_id
    where l.workspace_id = ${ctx.workspaceId} and l.ticket_id = ${id} and c.deleted_at is null
    order by c.last_message_at desc, c.id limit 50`.execute(ctx.db)
  return { items: rows }
}

/** The tickets a conversation is about, those that are open first. @throws Refusal record_not_found */
export async function ticketsOf(ctx: Ctx, { id }: { id: string }) {
  await findRecord(ctx, ctx.objects.find('conversation'), id)
  if (!ctx.may('tickets.read')) return { items: [] }
  const { rows } = await sql<{
    id: string
    number: string
    subject: string
    state: string
    category: string
    priority: string
    ownerId: string | null
    solvedAt: string | null
    createdAt: string
  }>`select t.id, t.number, t.subject, t.state, t.category, t.priority, t.owner_id, t.solved_at, t.created_at
    from ticket_conversations l join tickets t on t.workspace_id = l.workspace_id and t.id = l.ticket_id
    where l.workspace_id = ${ctx.workspaceId} and l.conversation_id = ${id} and t.deleted_at is null
    order by t.category in ('solved', 'closed'), t.created_at desc, t.id limit 50`.execute(ctx.db)
  return { items: rows }
}
