import { sql } from 'kysely'
import { ownMailboxId, sendEmail } from '#modules/mailboxes'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { sendMail } from '#platform/mail/send-mail'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import type { SendLetter } from '../contract/letters.ts'
import { findLetter } from './list-letters.ts'
import { findSender, valuesFor } from './variables.ts'
import { addressesOf, finalWords, findReader } from './write-mail.ts'

/**
 * Sends a mail to a contact. The letter's key decides: whoever presses twice, or sends the same from two windows, sends once.
 * @throws Refusal record_not_found; invalid_input for an address or a variable that is none; person_needed for a key of nobody
 */
export async function sendLetter(ctx: Ctx, asked: SendLetter) {
  const senderId = ctx.userId ?? refuse('person_needed')
  const contact = await findReader(ctx, asked.contactId)
  if (asked.dealId) await findRecord(ctx, ctx.objects.find('deal'), asked.dealId)
  const to = recipientOf(contact, asked.to)
  const values = await valuesFor(ctx, { contact, dealId: asked.dealId ?? null, senderId })
  const words = finalWords(values, asked)
  const thread = await threadOf(ctx, asked.contactId, asked.follows)
  const { id, dealId = null, templateId = null } = asked
  await writeLetter(ctx, { id, contact, dealId, senderId, templateId, to, ...words, thread })
  return findLetter(ctx, id)
}

/** A mail that is ready to go. */
export interface ReadyLetter {
  id: string
  contact: AnyRecord
  dealId: string | null
  senderId: string
  templateId: string | null
  to: string
  subject: string
  body: string
  thread: Thread
  /** What is added to what is sent, and to nothing that is kept: the way out of a sequence. */
  foot?: string
  unsubscribe?: string
  /** Of an example: it is written down, and nothing leaves. */
  isExample?: boolean
}

/** Writes a letter down and hands it to the outbox, once per id. @returns whether it was this call that did */
export async function writeLetter(ctx: Ctx, letter: ReadyLetter): Promise<boolean> {
  const { id, contact, dealId, senderId, templateId, to, thread, subject, body } = letter
  const added = await ctx.db
    .insertInto('letters')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, contactId: contact.id, dealId, senderId, templateId, recipient: to },
      ...{ threadId: thread.id ?? id, sentAt: ctx.now().toISOString() },
    })
    .onConflict((same) => same.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  const mailId = letter.isExample ? null : await handOn(ctx, letter)
  const activityId = await logMail(ctx, {
    direction: 'out',
    title: subject,
    details: body,
    contact,
    dealId,
    ownerId: senderId,
  })
  await ctx.db
    .updateTable('letters')
    .set({ mailId, activityId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  return true
}

/** By the sender's own mailbox where they have one, so that answers come there and stand in one thread; else by the installation's server. */
async function handOn(ctx: Ctx, letter: ReadyLetter): Promise<string | null> {
  const { id, senderId, to, subject, body, foot = '', thread, unsubscribe } = letter
  const sender = await findSender(ctx, senderId)
  const senderName = sender?.name.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 200) ?? ''
  const text = `${body}${foot}`
  // A colleague's mailbox may show nothing to whoever approves a letter of theirs: what is written there is then none of theirs.
  const isOwn = ctx.userId === null || ctx.userId === senderId
  const mailboxId = isOwn ? await ownMailboxId(ctx, senderId) : undefined
  const leave = unsubscribe ? { unsubscribe } : {}
  if (mailboxId) {
    const references = await messageIdsOf(ctx, thread.mails)
    const sent = await sendEmail(ctx, {
      ...{ key: `letter:${id}`, mailboxId, to: [{ name: '', address: to }], subject, text },
      letter: { ownerId: senderId, senderName, references, ...leave },
    })
    return sent.mailId
  }
  return sendMail(ctx, {
    ...{ key: `letter:${id}`, to, subject, text, isPrivate: true, follows: thread.mails, ...leave },
    ...(sender ? { senderName, replyTo: sender.email } : {}),
  })
}

/** By what mail programs know mails that were handed on, oldest first. */
async function messageIdsOf(ctx: Ctx, mailIds: readonly string[]): Promise<string[]> {
  if (mailIds.length === 0) return []
  const { rows } = await sql<{ messageId: string }>`select trim(both '<>' from m.message_id) as message_id
    from unnest(${mailIds}::uuid[]) with ordinality as f(id, place)
    join outgoing_mails m on m.workspace_id = ${ctx.workspaceId} and m.id = f.id and m.message_id is not null
    order by f.place`.execute(ctx.db)
  return rows.map(({ messageId }) => messageId)
}

interface Logged {
  direction: 'in' | 'out'
  title: string
  details: string
  contact: AnyRecord
  dealId: string | null
  ownerId: string | null
}

/** Writes a mail among what was said with a contact: on their timeline, and a touch of the deal. @returns its activity's id */
export async function logMail(
  ctx: Ctx,
  { direction, title, details, contact, dealId, ownerId }: Logged,
): Promise<string> {
  const company = (contact.companies as { id: string }[] | undefined)?.[0] // as the contact's contract says
  const { id } = await saveRecord(ctx, ctx.objects.find('activity'), {
    input: {
      ...{
        kind: 'mail',
        direction,
        title: title.slice(0, 500) || '–',
        details,
        startsAt: ctx.now().toISOString(),
        ownerId,
      },
      ...{ contactId: contact.id, companyId: company?.id ?? null },
      attendees: [{ object: 'contact', id: contact.id }],
      ...(dealId ? { links: [{ object: 'deal', id: dealId }] } : {}),
    },
  })
  return id
}

/** @throws Refusal invalid_input when the contact has no such address */
export function recipientOf(contact: AnyRecord, wanted: string | undefined): string {
  const known = addressesOf(contact)
  const to = wanted === undefined ? known[0] : known.find((one) => one.toLowerCase() === wanted.trim().toLowerCase())
  return (
    to ??
    refuseInput({
      ...{ path: 'to', code: 'no_address', message: 'This is no address of the contact' },
      mend: known.length > 0 ? 'Use one that stands on the contact.' : 'Give the contact an email address first.',
    })
  )
}

/** The conversation a mail goes on with: none as yet, or its first letter and the mails there were. */
interface Thread {
  id: string | null
  mails: string[]
}

/** @throws Refusal invalid_input for a mail that was not to this contact */
async function threadOf(ctx: Ctx, contactId: string, follows: string | undefined): Promise<Thread> {
  if (!follows) return { id: null, mails: [] }
  const before = await ctx.db
    .selectFrom('letters')
    .select('threadId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', follows)
    .where('contactId', '=', contactId)
    .executeTakeFirst()
  if (!before)
    return refuseInput({
      ...{ path: 'follows', code: 'not_found', message: 'There is no such mail to this contact' },
      mend: 'See GET /api/v1/letters?contactId=….',
    })
  return mailsOf(ctx, before.threadId)
}

const MOST_FOLLOWED = 20

/** The mails of a conversation, oldest first. */
export async function mailsOf(ctx: Ctx, threadId: string): Promise<Thread> {
  const rows = await ctx.db
    .selectFrom('letters')
    .select('mailId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('threadId', '=', threadId)
    .where('mailId', 'is not', null)
    .orderBy('sentAt', 'desc')
    .limit(MOST_FOLLOWED)
    .execute()
  return { id: threadId, mails: rows.flatMap(({ mailId }) => mailId ?? []).reverse() }
}
