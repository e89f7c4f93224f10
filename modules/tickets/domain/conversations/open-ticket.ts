import { sql } from 'kysely'
import { lockConversation, tellAct } from '#modules/conversations'
import type { OpenTicket } from '#modules/tickets/contract/conversations.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import { retime } from '../retime.ts'
import { ticketSettings } from '../settings.ts'
import { tellLinked, writeLink } from './links.ts'
import { askedIn, copyTurns } from './turns-of.ts'

/** The channels of tickets are named otherwise than some of conversations. */
const channels: Record<string, string> = { email: 'email', chat: 'chat', form: 'form' }

/**
 * Makes a ticket of a conversation: its customer, and what was said since they asked last, so that clocks run from then. Ticket,
 * link, turns and the word in the thread are one transaction; the conversation's lock lets a second press find the first one's.
 * @throws Refusal record_not_found
 */
export async function openTicket(ctx: Ctx, { id, requestId, ...draft }: OpenTicket & { number?: string }) {
  const shown = await findRecord(ctx, ctx.objects.find('conversation'), id)
  if (shown.deletedAt) refuse('record_not_found', { object: 'conversation' })
  const conversation = await lockConversation(ctx, id)
  const before = await madeBefore(ctx, requestId)
  if (before) return { ...before, isNew: false }
  const type = ctx.objects.find('ticket')
  const askedAt = await askedIn(ctx, id)
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  const ticket = await saveRecord(ctx, type, {
    input: {
      ...{ subject: conversation.subject ?? conversation.number, channel: channels[conversation.channel] ?? 'other' },
      ...{ contactId: conversation.contactId, companyId: conversation.companyId, askedAt },
      ...given,
    },
  })
  await writeLink(ctx, { ticketId: ticket.id, conversationId: id, requestId })
  if (askedAt) await takeOver(ctx, ticket, { conversationId: id, since: askedAt })
  await tellAct(ctx, id, { field: 'ticket', to: { id: ticket.id, number: String(ticket.number) } })
  await tellLinked(ctx, ticket.id, conversation)
  return { ticketId: ticket.id, number: String(ticket.number), isNew: true }
}

/** What was said so far; whoever has answered has begun to work on it. */
async function takeOver(ctx: Ctx, { id, category }: AnyRecord, of: { conversationId: string; since: string }) {
  const isAnswered = await copyTurns(ctx, { ticketId: id, ...of })
  const { states } = await ticketSettings(ctx)
  const open = states.find((state) => state.category === 'open' && !state.archived)
  if (isAnswered && category === 'new' && open)
    await saveRecord(ctx, ctx.objects.find('ticket'), { id, input: { state: open.id } })
  else await retime(ctx, [id])
}

async function madeBefore(ctx: Ctx, requestId: string): Promise<{ ticketId: string; number: string } | undefined> {
  const { rows } = await sql<{ ticketId: string; number: string }>`select t.id as ticket_id, t.number
    from ticket_conversations l join tickets t on t.workspace_id = l.workspace_id and t.id = l.ticket_id
    where l.workspace_id = ${ctx.workspaceId} and l.request_id = ${requestId}`.execute(ctx.db)
  return rows[0]
}
