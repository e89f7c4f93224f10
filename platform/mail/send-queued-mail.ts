import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Config } from '#platform/config/config'
import type { Ctx } from '#platform/ctx/ctx'
import { NO_WORKSPACE } from '#platform/ctx/system-acting'
import type { DB } from '#platform/db/tables.generated'
import type { Job, TaskList } from '#platform/jobs/task'
import { forgetMails } from './forget-mails.ts'
import { messageIdOf } from './message-id.ts'
import type { MailboxDoor } from './outgoing-server.ts'
import { compose, type Letter, type Outcome, type Recipients, transmit } from './transmit.ts'

const Payload = z.looseObject({ mailId: z.uuid() })

/** Sends one mail: claims it, speaks to the mail server, writes down how it went. Each in a step that stands by itself. */
const sendQueuedMail =
  (mailboxes: MailboxDoor) =>
  async (job: Job): Promise<void> => {
    const { mailId } = Payload.parse(job.payload)
    const mailboxId = await job.workspace((ctx) => mailboxOf(ctx, mailId))
    if (!mailboxId && !job.kith.config.smtpUrl) return job.workspace((ctx) => keepUnsent(ctx, mailId))
    const server = mailboxId ? await mailboxes.serverOf(job, mailboxId) : undefined
    // It waits until its mailbox can be used again, and leaves by no other.
    if (typeof server === 'string') return
    const letter = await job.workspace((ctx) => claim(ctx, mailId, job.kith.config.mailFrom))
    if (!letter) return
    const outcome = await transmit(job.kith.config, letter, server)
    const again = outcome.status === 'delayed' && !job.lastAttempt
    await job.workspace(async (ctx) => {
      await settle(ctx, mailId, outcome, again)
      if (mailboxId && outcome.status === 'sent') await mailboxes.hasLeft(ctx, { mailId, mailboxId })
    })
    // The queue's growing pauses are what a mail server that is busy or away needs.
    if (outcome.status === 'delayed') throw new Error(outcome.reason)
  }

/** @param mailboxes through which mails of people leave */
export const mailTasks = (mailboxes: MailboxDoor): TaskList => ({
  'mail.send': sendQueuedMail(mailboxes),
  'mail.forget': forgetMails,
})

/** A mail that left through a mailbox as it is filed among sent ones, if it has left. */
export async function composeSent(ctx: Ctx, config: Config, mailId: string): Promise<SentCopy | undefined> {
  const mail = await ctx.db
    .selectFrom('outgoingMails')
    .select(lettersColumns)
    .select(['sentAt', 'status'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailId)
    .executeTakeFirst()
  if (!mail?.sentAt || !mail.messageId || mail.status !== 'sent') return undefined
  const letter = letterOf(mail, await messageIdsOf(ctx, mail.follows))
  const sentAt = new Date(mail.sentAt)
  return { messageId: mail.messageId, sentAt, raw: await compose(config, letter, sentAt) }
}

export interface SentCopy {
  messageId: string
  sentAt: Date
  raw: Buffer
}

async function mailboxOf(ctx: Ctx, mailId: string): Promise<string | null> {
  const mail = await ctx.db.selectFrom('outgoingMails').select('mailboxId').where('id', '=', mailId).executeTakeFirst()
  return mail?.mailboxId ?? null
}

/** Marks the mail as being sent, if it waits; then it is ours. One that was claimed before us may have left already. */
async function claim(ctx: Ctx, mailId: string, mailFrom: string | undefined): Promise<Letter | undefined> {
  const letter = await ctx.db
    .updateTable('outgoingMails')
    .set((set) => ({
      status: 'sending',
      messageId: set.fn.coalesce('messageId', sql<string>`${messageIdOf(mailId, mailFrom)}`),
    }))
    .where('id', '=', mailId)
    .where('status', '=', 'queued')
    .returning(lettersColumns)
    .executeTakeFirst()
  if (letter) return letterOf(letter, await messageIdsOf(ctx, letter.follows))
  await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'unsure', tries: withTry(ctx, 'Kith stopped while this was being sent.') })
    .where('id', '=', mailId)
    .where('status', '=', 'sending')
    .execute()
}

const lettersColumns = [
  ...([
    'id',
    'recipient',
    'subject',
    'text',
    'html',
    'calendar',
    'messageId',
    'senderName',
    'replyTo',
    'follows',
  ] as const),
  ...(['unsubscribe', 'sender', 'recipients', 'attachments', 'referenceIds', 'isAutomatic'] as const),
] as const

type LetterRow = Pick<Selectable<DB['outgoingMails']>, (typeof lettersColumns)[number]>

const letterOf = (row: LetterRow, followed: readonly string[]): Letter => ({
  ...row,
  // As ByMailbox wrote them.
  recipients: row.recipients as unknown as Recipients | null,
  attachments: row.attachments as unknown as Letter['attachments'],
  references: [...row.referenceIds, ...followed],
})

/** By what mail programs know those earlier mails of a conversation that were handed on. */
async function messageIdsOf(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const known = await ctx.db.selectFrom('outgoingMails').select(['id', 'messageId']).where('id', 'in', ids).execute()
  return ids.flatMap((id) => known.find((one) => one.id === id)?.messageId ?? [])
}

const STATUS_AFTER = { sent: 'sent', refused: 'failed', delayed: 'failed', unsure: 'unsure' } as const

async function settle(ctx: Ctx, mailId: string, outcome: Outcome, again: boolean): Promise<void> {
  const status = again ? 'queued' : STATUS_AFTER[outcome.status]
  const done = ctx.workspaceId === NO_WORKSPACE && status !== 'queued'
  await ctx.db
    .updateTable('outgoingMails')
    .set({
      status,
      tries: withTry(ctx, outcome.status === 'sent' ? null : outcome.reason),
      ...(status === 'sent' ? { sentAt: ctx.now().toISOString() } : {}),
      ...(done ? { text: null, html: null } : {}),
    })
    .where('id', '=', mailId)
    .where('status', 'in', ['sending', 'unsure'])
    .execute()
}

/** Without a mail server: it stays readable in the outbox. One about an account is for the operator's eyes, in the log. */
async function keepUnsent(ctx: Ctx, mailId: string): Promise<void> {
  const kept = await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'not_sent' })
    .where('id', '=', mailId)
    .where('status', '=', 'queued')
    .returning(['recipient', 'subject', 'text'])
    .executeTakeFirst()
  if (!kept || ctx.workspaceId !== NO_WORKSPACE) return
  ctx.log.warn(
    `No mail server is set up (SMTP_URL). This mail to ${kept.recipient} was not sent:\n${kept.subject}\n\n${kept.text}`,
  )
  await ctx.db.updateTable('outgoingMails').set({ text: null, html: null }).where('id', '=', mailId).execute()
}

const withTry = (ctx: Ctx, error: string | null) =>
  sql<string>`tries || ${JSON.stringify([{ at: ctx.now().toISOString(), error }])}::jsonb`
