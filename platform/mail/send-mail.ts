import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { systemActing } from '#platform/ctx/system-acting'
import { refusalOfInput } from '#platform/http/problem'
import { messageIdOf } from './message-id.ts'

const mailbox = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')
const oneLine = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u, 'A subject is one line')

const person = z.strictObject({ name: z.union([z.literal(''), oneLine(200)]).default(''), address: mailbox })
const messageId = z.string().regex(/^<[^<>\s]{1,990}>$/, 'No id of a mail')

/** By which mailbox a mail leaves, to whom besides, what hangs on it. */
const ByMailbox = z.strictObject({
  mailboxId: z.uuid(),
  from: person,
  /** All it is to; its `to` is the first of them. */
  to: z.array(person).min(1).max(100),
  cc: z.array(person).max(100).default([]),
  bcc: z.array(person).max(100).default([]),
  /** Message ids of the mails before it, oldest first. */
  references: z.array(messageId).max(100).default([]),
  attachments: z
    .array(z.strictObject({ sha256: z.string(), name: z.string(), type: z.string() }))
    .max(50)
    .default([]),
})
export type ByMailbox = z.output<typeof ByMailbox>

/** A mail to one person. Line breaks in what becomes a header are refused: they would let a name add headers of its own. */
const Mail = z.strictObject({
  /** What this mail is for, once and for all, e.g. `reset-password:<hash>`. A second with the same key is the same mail. */
  key: z.string().min(1).max(300),
  to: mailbox,
  subject: oneLine(500),
  text: z.string().max(1_000_000),
  html: z.string().max(1_000_000).optional(),
  /** Only its recipient is to read it: the outbox tells that it went, and not what it says. */
  isPrivate: z.boolean().default(false),
  /** What it says to calendar programs: a VCALENDAR with its METHOD. */
  calendar: z.string().max(200_000).optional(),
  /** Whose name it bears, beside the address all mail comes from. */
  senderName: oneLine(200).optional(),
  /** Where answers go. */
  replyTo: mailbox.optional(),
  /** The mails before it in its conversation, by their ids here, oldest first. */
  follows: z.array(z.uuid()).max(50).default([]),
  /** Where its reader, or their mail program at one press, says that no more should come (RFC 8058). */
  unsubscribe: z.url().max(1_000).optional(),
  /** It leaves through a mailbox of its own, in that one's name. */
  by: ByMailbox.optional(),
  /** No person wrote it, though it leaves in the name of one or of a mailbox. */
  isAutomatic: z.boolean().default(false),
  /** Not before then: until then it can be taken back. */
  sendAfter: z.date().optional(),
})
export type Mail = z.input<typeof Mail>

/**
 * Puts a mail into the outbox in this transaction; a job sends it once that commits. Once per key, whoever asks.
 * @returns its id; null where it had been put there before
 * @throws Refusal invalid_input for an address or subject that is none.
 */
export async function sendMail(ctx: Ctx, mail: Mail): Promise<string | null> {
  const parsed = Mail.safeParse(mail)
  if (!parsed.success) throw refusalOfInput(parsed.error)
  const { key, to, subject, text, html, isPrivate, calendar, by, sendAfter, ...letter } = parsed.data
  const id = uuidv7()
  const added = await ctx.db
    .insertInto('outgoingMails')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      key,
      recipient: to,
      subject,
      text,
      html: html ?? null,
      isPrivate,
      calendar: calendar ?? null,
      senderName: letter.senderName ?? null,
      replyTo: letter.replyTo ?? null,
      follows: letter.follows,
      unsubscribe: letter.unsubscribe ?? null,
      isAutomatic: letter.isAutomatic,
      sendAfter: sendAfter?.toISOString() ?? null,
      ...(by ? throughMailbox(id, by) : {}),
      status: 'queued',
      createdAt: ctx.now().toISOString(),
    })
    .onConflict((same) => same.columns(['workspaceId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) await laterSend(ctx, added.id, sendAfter)
  return added?.id ?? null
}

/** Takes back mails that have not left yet; what is on its way goes. @returns the ids of those that stay */
export async function withholdMails(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const kept = await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'withheld' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .where('status', 'in', ['queued', 'not_sent', 'failed'])
    .returning('id')
    .execute()
  return kept.map(({ id }) => id)
}

/** Enqueues the sending of a queued mail. */
export function laterSend(ctx: Ctx, mailId: string, runAt?: Date): Promise<void> {
  return ctx.later('mail.send', { mailId }, { key: `mail:${mailId}`, ...(runAt ? { runAt } : {}) })
}

/** Its Message-ID is fixed here, before anything leaves: by it a mailbox's Sent folder shows later whether it did. */
const throughMailbox = (id: string, { mailboxId, from, to, cc, bcc, references, attachments }: ByMailbox) => ({
  mailboxId,
  sender: from.address,
  senderName: from.name,
  recipients: JSON.stringify({ to, cc, bcc }),
  attachments: JSON.stringify(attachments),
  referenceIds: references,
  messageId: messageIdOf(id, from.address),
})

/** Tries anew what waits for a mailbox that could not be used. */
export async function sendWaiting(ctx: Ctx, mailboxId: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('outgoingMails')
    .select(['id', 'sendAfter'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('mailboxId', '=', mailboxId)
    .where('status', '=', 'queued')
    .execute()
  for (const { id, sendAfter } of waiting) await laterSend(ctx, id, sendAfter ? new Date(sendAfter) : undefined)
}

/** A mail of which nobody knew whether it left was seen where sent mails lie: it did. */
export async function confirmSent(ctx: Ctx, mailId: string): Promise<void> {
  await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'sent', sentAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailId)
    .where('status', '=', 'unsure')
    .execute()
}

/**
 * Sends a mail about a person's account, such as the link to a new password. It belongs to no workspace, no
 * administrator can read it, and its text is erased once it left. Without a mail server the text is written to the
 * program's log, for the operator to hand on: otherwise an owner alone who forgot the password would be locked out.
 */
export async function sendAccountMail(kith: Kith, mail: Mail): Promise<void> {
  await inWorkspace(kith, systemActing, (ctx) => sendMail(ctx, mail))
}
