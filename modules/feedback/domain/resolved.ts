import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** What a customer is asked about: a conversation, or a ticket that none is about. */
export type Subject = { conversationId: string } | { ticketId: string }

/** A matter that was brought to its end, with whoever was served in it. */
export interface Resolved {
  conversationId: string | null
  ticketId: string | null
  channel: string
  subject: string
  contactId: string | null
  companyId: string | null
  agentId: string | null
  teamId: string | null
  resolvedAt: string
  /** Where mail reaches the customer. */
  address: string | null
  /** Where answers to that mail go. */
  mailbox: string | null
  visitorId: string | null
  /** When they were last in the chat, and which language it speaks with them. */
  visitorSeenAt: string | null
  visitorLanguage: string | null
}

/** The matter, locked, if its customer can be asked how it went. Undefined otherwise, or when they were asked already. */
export const lockEnded = (ctx: Ctx, about: Subject): Promise<Resolved | undefined> =>
  'ticketId' in about ? lockSolved(ctx, about.ticketId) : lockResolved(ctx, about.conversationId)

/**
 * The conversation, locked, if its customer can be asked how it went: it is resolved, or all tickets about it are solved, and
 * none is open; the customer wrote, was answered, and does not work here. Undefined otherwise, or when they were asked already.
 */
async function lockResolved(ctx: Ctx, conversationId: string): Promise<Resolved | undefined> {
  const { rows } = await sql<Resolved>`with its as (select t.category, t.solved_at from ticket_conversations l
      join tickets t on t.workspace_id = l.workspace_id and t.id = l.ticket_id and t.deleted_at is null
      where l.workspace_id = ${ctx.workspaceId} and l.conversation_id = ${conversationId}),
    said as (select m.kind, m.author, m.author_email, m.user_id, m.sent_at, m.delivery from conversation_messages m
      where m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${conversationId} and m.kind in ('incoming', 'outgoing'))
    select c.id as conversation_id, null as ticket_id, c.channel, coalesce(nullif(trim(c.subject), ''), c.number) as subject, c.contact_id, c.company_id, c.team_id,
      coalesce(c.assignee_id, (select user_id from said where kind = 'outgoing' and user_id is not null order by sent_at desc limit 1)) as agent_id,
      ended.at as resolved_at, reach.address, b.address as mailbox, v.id as visitor_id, v.seen_at as visitor_seen_at, v.language as visitor_language
    from conversations c
    cross join lateral (select greatest(case when c.state = 'resolved' then c.state_at end, (select max(solved_at) from its)) as at) ended
    left join mailboxes b on b.workspace_id = c.workspace_id and b.id = c.via_id
    left join lateral (select id, seen_at, language, email from chat_visitors v where v.workspace_id = c.workspace_id
      and v.conversation_id = c.id order by v.seen_at desc limit 1) v on true
    left join contacts t on t.workspace_id = c.workspace_id and t.id = c.contact_id and t.deleted_at is null
    cross join lateral (select lower(coalesce(
      (select author_email from said where kind = 'incoming' and author = 'contact' and author_email is not null order by sent_at desc limit 1),
      (select e ->> 'value' from jsonb_array_elements(t.emails) e order by (e ->> 'primary')::boolean desc nulls last limit 1),
      c.sender_email, v.email)) as address) reach
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${conversationId} and c.deleted_at is null and c.merged_into_id is null
      and ended.at is not null and not exists (select from its where category not in ('solved', 'closed'))
      and exists (select from said where kind = 'incoming' and author = 'contact')
      and exists (select from said where kind = 'outgoing' and delivery = 'sent')
      and not exists (select from surveys s where s.workspace_id = c.workspace_id and s.conversation_id = c.id)
      and not exists (select from memberships k join users u on u.id = k.user_id
        where k.workspace_id = c.workspace_id and lower(u.email) = reach.address)
      and not exists (select from mailboxes o where o.workspace_id = c.workspace_id and lower(o.address) = reach.address)
    for update of c`.execute(ctx.db)
  return rows[0]
}

/**
 * The ticket, locked, if its customer can be asked: it is solved, no conversation is about it, which would be asked about itself,
 * and they have an address and do not work here.
 */
async function lockSolved(ctx: Ctx, ticketId: string): Promise<Resolved | undefined> {
  const { rows } =
    await sql<Resolved>`select null as conversation_id, i.id as ticket_id, coalesce(i.channel, 'other') as channel,
      coalesce(nullif(trim(i.subject), ''), i.number) as subject, i.contact_id, i.company_id, i.owner_id as agent_id,
      (select g.id from teams g where g.workspace_id = i.workspace_id and g.id::text = i.team_id) as team_id,
      i.solved_at as resolved_at, reach.address, null as mailbox, null as visitor_id, null as visitor_seen_at, null as visitor_language
    from tickets i
    join contacts t on t.workspace_id = i.workspace_id and t.id = i.contact_id and t.deleted_at is null
    cross join lateral (select lower(e ->> 'value') as address from jsonb_array_elements(t.emails) e
      order by (e ->> 'primary')::boolean desc nulls last limit 1) reach
    where i.workspace_id = ${ctx.workspaceId} and i.id = ${ticketId} and i.deleted_at is null and i.solved_at is not null
      and not exists (select from ticket_conversations l where l.workspace_id = i.workspace_id and l.ticket_id = i.id)
      and not exists (select from surveys s where s.workspace_id = i.workspace_id and s.ticket_id = i.id)
      and not exists (select from memberships k join users u on u.id = k.user_id
        where k.workspace_id = i.workspace_id and lower(u.email) = reach.address)
      and not exists (select from mailboxes o where o.workspace_id = i.workspace_id and lower(o.address) = reach.address)
    for update of i`.execute(ctx.db)
  return rows[0]
}
