import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { NO_WORKSPACE } from '#platform/ctx/system-acting'
import type { Job, TaskList } from '#platform/jobs/task'
import { forgetMails } from './forget-mails.ts'
import { type Letter, messageIdOf, type Outcome, transmit } from './transmit.ts'

const Payload = z.looseObject({ mailId: z.uuid() })

/** Sends one mail: claims it, speaks to the mail server, writes down how it went. Each in a step that stands by itself. */
async function sendQueuedMail(job: Job): Promise<void> {
  const { mailId } = Payload.parse(job.payload)
  if (!job.kith.config.smtpUrl) return job.workspace((ctx) => keepUnsent(ctx, mailId))
  const letter = await job.workspace((ctx) => claim(ctx, mailId, job.kith.config.mailFrom))
  if (!letter) return
  const outcome = await transmit(job.kith.config, letter)
  const again = outcome.status === 'delayed' && !job.lastAttempt
  await job.workspace((ctx) => settle(ctx, mailId, outcome, again))
  // The queue's growing pauses are what a mail server that is busy or away needs.
  if (outcome.status === 'delayed') throw new Error(outcome.reason)
}

export const mailTasks: TaskList = { 'mail.send': sendQueuedMail, 'mail.forget': forgetMails }

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
    .returning(['id', 'recipient', 'subject', 'text', 'html', 'calendar'])
    .returning(['messageId', 'senderName', 'replyTo', 'follows', 'unsubscribe'])
    .executeTakeFirst()
  if (letter) return { ...letter, references: await messageIdsOf(ctx, letter.follows) }
  await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'unsure', tries: withTry(ctx, 'Kith stopped while this was being sent.') })
    .where('id', '=', mailId)
    .where('status', '=', 'sending')
    .execute()
}

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
