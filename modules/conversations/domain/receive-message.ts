import './notifications.ts'
import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { saveRecord } from '#platform/objects/save-records'
import { addMessage } from './add-message.ts'
import { contactByEmail } from './contact-by-email.ts'
import { lockConversation, lockWhereItLeads, moveConversation, type Standing, standsWith } from './lock-conversation.ts'

/** A message that came in by a channel. */
export interface Arrived {
  channel: string
  /** The channel's own thread: what comes by the same one is one conversation. */
  sourceKey: string
  /** Names the message in its channel, once and for all: seen again, it is the same. */
  messageKey: string
  from: { name?: string | null | undefined; email?: string | null | undefined; contactId?: string | null | undefined }
  subject?: string | null | undefined
  text: string
  html?: string | null | undefined
  fileIds?: readonly string[] | undefined
  sentAt: string
  /** What of the channel it came through. */
  viaId?: string | null | undefined
  /** The conversation of what it answers, where that is known: it goes there, whatever else came by its source. */
  answersIn?: string | undefined
  emailId?: string | null | undefined
  /** A robot wrote it: it wakes nobody. */
  automatic?: boolean | undefined
  /** It is of the time before the channel was connected: it is resolved, and no news. */
  isPast?: boolean | undefined
  /** What it makes of its conversation: open, unless somebody else than people has it for now. */
  state?: 'open' | 'pending' | undefined
  /** Whose it is from the start. */
  assigneeId?: string | null | undefined
  /** In which language they write, where their channel knows; else as the contact is known. */
  language?: string | null | undefined
  teamId?: string | null | undefined
}

export interface Taken {
  conversationId: string
  messageId: string
  /** Not when the message was seen before. */
  isNew: boolean
}

/** What is resolved for longer goes on in a conversation of its own, which names it. */
const DAYS_TO_REOPEN = 30
const DAY = 86_400_000

/**
 * Takes in a message, once: the row of its source lets messages of one thread wait for each other, and its keys decide whether
 * it was there before. A customer's answer opens what slept or was resolved.
 */
export async function receiveMessage(ctx: Ctx, arrived: Arrived): Promise<Taken> {
  const bySource = await claimSource(ctx, arrived)
  const known = arrived.answersIn ?? bySource
  const before = await seenBefore(ctx, arrived)
  if (before) return { ...before, isNew: false }
  const standing = known ? await lockWhereItLeads(ctx, known) : undefined
  const contactId = arrived.from.contactId ?? (await contactByEmail(ctx, arrived.from.email))
  const customers = inLightOf(ctx, { actor: { kind: 'customer', id: contactId }, userId: null })
  const isOver = standing !== undefined && (standing.isTrashed || (isLongResolved(ctx, standing) && !arrived.automatic))
  const conversationId =
    standing && !isOver ? standing.id : await openConversation(customers, arrived, contactId, standing)
  const { state = 'open' } = arrived
  const moves = !arrived.automatic && !arrived.isPast && standing?.id === conversationId && standing.state !== state
  if (moves) await moveConversation(customers, conversationId, { state })
  const messageId = await add(ctx, arrived, conversationId)
  const conversation = await lockConversation(ctx, conversationId)
  // An answer to what was parted goes where that stands, and leads nobody else there.
  if (!bySource || known === bySource)
    await ctx.db
      .updateTable('conversationSources')
      .set({ conversationId })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('channel', '=', arrived.channel)
      .where('sourceKey', '=', arrived.sourceKey)
      .execute()
  await tell(customers, arrived, conversation, messageId)
  return { conversationId, messageId, isNew: true }
}

/** @returns the conversation of this source, whose row is locked from here on; undefined for a new one */
async function claimSource(ctx: Ctx, { channel, sourceKey }: Arrived): Promise<string | undefined> {
  await sql`insert into conversation_sources (workspace_id, channel, source_key)
    values (${ctx.workspaceId}, ${channel}, ${sourceKey}) on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<{ conversationId: string | null }>`select conversation_id from conversation_sources
    where workspace_id = ${ctx.workspaceId} and channel = ${channel} and source_key = ${sourceKey} for update`.execute(
    ctx.db,
  )
  return rows[0]?.conversationId ?? undefined
}

async function seenBefore(ctx: Ctx, { channel, messageKey, emailId }: Arrived) {
  const { rows } = await sql<{ conversationId: string; messageId: string }>`
    select conversation_id, id as message_id from conversation_messages
    where workspace_id = ${ctx.workspaceId} and ((channel = ${channel} and message_key = ${messageKey}) or email_id = ${emailId ?? null}::uuid)
    limit 1`.execute(ctx.db)
  return rows[0]
}

const isLongResolved = (ctx: Ctx, { state, stateAt }: Standing) =>
  state === 'resolved' && stateAt !== null && ctx.now().getTime() - Date.parse(stateAt) > DAYS_TO_REOPEN * DAY

async function openConversation(
  ctx: Ctx,
  { channel, from, subject, sentAt, viaId, isPast, assigneeId, teamId, language, state = 'open' }: Arrived,
  contactId: string | null,
  follows: Standing | undefined,
): Promise<string> {
  const input = {
    ...{ subject: (subject ?? '').slice(0, 500) || null, channel, contactId, lastMessageAt: sentAt },
    ...{ senderName: from.name?.slice(0, 200) || null, senderEmail: from.email ?? null },
    ...{
      assigneeId: assigneeId ?? follows?.assigneeId ?? null,
      teamId: teamId ?? null,
      followsId: follows?.id ?? null,
    },
    language: language ?? (await languageOf(ctx, contactId)),
    ...{ companyId: await companyOf(ctx, contactId), state: isPast ? 'resolved' : state },
  }
  const made = await saveRecord(ctx, ctx.objects.find('conversation'), { input: {}, prepared: { input, errors: [] } })
  if (viaId)
    await sql`update conversations set via_id = ${viaId} where workspace_id = ${ctx.workspaceId} and id = ${made.id}`.execute(
      ctx.db,
    )
  return made.id
}

async function languageOf(ctx: Ctx, contactId: string | null): Promise<string | null> {
  if (!contactId) return null
  const found = await ctx.db
    .selectFrom('contacts')
    .select('language')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst()
  return found?.language ?? null
}

/** The company of a contact, the first where they are of several. */
export async function companyOf(ctx: Ctx, contactId: string | null): Promise<string | null> {
  if (!contactId) return null
  const { rows } = await sql<{ id: string }>`select company_id as id from contact_companies
    where workspace_id = ${ctx.workspaceId} and contact_id = ${contactId} order by is_primary desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.id ?? null
}

async function add(ctx: Ctx, arrived: Arrived, conversationId: string): Promise<string> {
  const { channel, messageKey, from, text, html, fileIds = [], sentAt, emailId, automatic } = arrived
  const id = uuidv7()
  const isNew = await addMessage(ctx, {
    ...{ id, conversationId, kind: 'incoming', channel, messageKey, author: automatic ? 'system' : 'contact' },
    ...{
      authorName: from.name ?? null,
      authorEmail: from.email ?? null,
      body: text.slice(0, 200_000),
      html: html ?? null,
    },
    ...{ emailId: emailId ?? null, sentAt, fileIds },
  })
  if (!isNew) throw new Error('A message that came by two sources at once: the second finds it when it is tried again')
  return id
}

/** Its timeline, and whoever it waits for: its assignee and the colleagues who take part. */
async function tell(ctx: Ctx, arrived: Arrived, conversation: Standing, messageId: string): Promise<void> {
  const { channel, automatic = false, isPast } = arrived
  const payload = { messageId, channel, automatic }
  await ctx.record({ type: 'conversation.received', ...standsWith(conversation), payload, occurredAt: arrived.sentAt })
  if (automatic || isPast || ctx.isRetold) return
  const { rows } = await sql<{ userId: string }>`select user_id from conversation_participants
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${conversation.id} and user_id is not null`.execute(
    ctx.db,
  )
  const to = [...rows.map(({ userId }) => userId), ...(conversation.assigneeId ? [conversation.assigneeId] : [])]
  await notify(ctx, {
    ...{
      kind: 'conversation.replied',
      to: [...new Set(to)],
      object: 'conversation',
      recordId: conversation.id,
      key: messageId,
    },
    params: {
      id: conversation.id,
      name: arrived.from.name ?? arrived.from.email ?? '',
      subject: conversation.subject ?? conversation.number,
    },
  })
}
