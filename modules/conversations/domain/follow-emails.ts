import './email-channel.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { EmailEvent, readEmail } from '#modules/mailboxes'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { type Added, addMessage } from './add-message.ts'
import { lockConversation, standsWith } from './lock-conversation.ts'
import { namedInSubject } from './named-in-subject.ts'
import { receiveMessage } from './receive-message.ts'

/** Mails of shared mailboxes are conversations: what came in by them, and what colleagues wrote in their own mail programs. */
export const followEmails: Subscriber = {
  name: 'conversations.emails',
  types: ['email.received', 'email.sent', 'email.joined'],
  only: "(e.type = 'email.joined' or e.payload ->> 'mailboxKind' = 'shared')",
  handle: async (ctx, events) => {
    for (const event of events) await hear(ctx, event)
  },
}

async function hear(ctx: Ctx, event: RecordedEvent): Promise<void> {
  if (event.type === 'email.joined') return joined(ctx, Joined.parse(event.payload))
  const told = EmailEvent.parse(event.payload)
  if (event.type === 'email.sent') return sentElsewhere(ctx, told)
  // What lists and calendars send round is no word of a customer.
  if (told.automatic === 'list' || told.automatic === 'calendar') return
  const known = await conversationOf(ctx, told.threadId)
  // A robot opens nothing: a bounce stands where the mail was written.
  if (told.automatic !== null && !known) return
  const email = await readEmail(ctx, told.emailId)
  await receiveMessage(ctx, {
    ...{ channel: 'email', sourceKey: told.threadId, messageKey: told.emailId, emailId: told.emailId },
    ...{ from: { name: email.from.name || null, email: email.from.address, contactId: email.contactId } },
    ...{ subject: email.subject, text: email.text, html: email.html, sentAt: email.sentAt, viaId: told.mailboxId },
    answersIn: (await answeredIn(ctx, told.emailId)) ?? (known ? undefined : await namedIn(ctx, email)),
    ...{ automatic: told.automatic !== null, isPast: told.beforeActivation },
    fileIds: email.attachments.flatMap(({ fileId, inline }) => (fileId && !inline ? [fileId] : [])),
  })
}

/** What names no mail of a conversation may still name its number. */
const namedIn = (ctx: Ctx, { subject, from, contactId }: Awaited<ReturnType<typeof readEmail>>) =>
  namedInSubject(ctx, { subject: subject ?? '', from: from.address, contactId })

/** Where the mail stands that this one answers: after a conversation was parted its thread is in two. */
async function answeredIn(ctx: Ctx, emailId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select m.conversation_id as id from emails e
    join conversation_messages m on m.workspace_id = e.workspace_id and m.email_id = e.in_reply_to
    where e.workspace_id = ${ctx.workspaceId} and e.id = ${emailId}`.execute(ctx.db)
  return rows[0]?.id
}

const Joined = z.object({ threadId: z.uuid(), intoThreadId: z.uuid() })

/** What comes by the thread that remains finds the conversation of the one it took in, unless it has its own. */
async function joined(ctx: Ctx, { threadId, intoThreadId }: z.output<typeof Joined>): Promise<void> {
  await sql`insert into conversation_sources (workspace_id, channel, source_key, conversation_id)
    select workspace_id, channel, ${intoThreadId}, conversation_id from conversation_sources
    where workspace_id = ${ctx.workspaceId} and channel = 'email' and source_key = ${threadId} and conversation_id is not null
    on conflict do nothing`.execute(ctx.db)
}

/** A colleague answered by their own mail program: it stands in the conversation, and nobody waits any more. */
async function sentElsewhere(ctx: Ctx, { emailId, threadId }: EmailEvent): Promise<void> {
  const conversationId = await conversationOf(ctx, threadId)
  if (!conversationId || (await isThere(ctx, emailId))) return
  const email = await readEmail(ctx, emailId)
  const conversation = await lockConversation(ctx, conversationId)
  const { channel } = conversation
  const message: Added = {
    ...{ id: emailId, conversationId, kind: 'outgoing', channel, author: 'system', messageKey: emailId },
    ...{ authorName: email.from.name || null, authorEmail: email.from.address, body: email.text, html: email.html },
    ...{ emailId, delivery: 'sent', sentAt: email.sentAt },
  }
  await addMessage(ctx, message)
  const told = { type: 'conversation.replied', ...standsWith(conversation), occurredAt: email.sentAt }
  await ctx.record({ ...told, payload: { messageId: emailId, channel } })
}

async function conversationOf(ctx: Ctx, threadId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select conversation_id as id from conversation_sources
    where workspace_id = ${ctx.workspaceId} and channel = 'email' and source_key = ${threadId}`.execute(ctx.db)
  return rows[0]?.id ?? undefined
}

async function isThere(ctx: Ctx, emailId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from conversation_messages
    where workspace_id = ${ctx.workspaceId} and email_id = ${emailId}`.execute(ctx.db)
  return rows.length > 0
}
