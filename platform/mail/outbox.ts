import { sql } from 'kysely'
import type { z } from 'zod'
import { seesEverything } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import type { MailDetail, MailEntry, MailStatus } from './contract.ts'
import { laterSend } from './send-mail.ts'

type Status = z.output<typeof MailStatus>
type Entry = z.output<typeof MailEntry>
type Detail = z.output<typeof MailDetail>

const PAGE = 50

/** To whom a colleague writes shows to whoever sees all records. */
const recipient = (ctx: Ctx) =>
  sql`case when mailbox_id is not null and is_private then '' when reply_to is null or ${seesEverything(ctx)} then recipient else '' end`

/** A page of the workspace's mails, with those about its members' accounts, newest first. */
export async function listOutbox(ctx: Ctx, { status, cursor }: { status?: Status; cursor?: string }, { kith }: Caller) {
  const { rows } = await sql<Row>`
    select * from (
      select id, ${recipient(ctx)} as recipient, case when is_private then '' else subject end as subject, status, tries, created_at, sent_at,
             is_private as confidential from outgoing_mails
      union all
      select id, recipient, subject, status, tries, created_at, sent_at, true from kith.account_mails()) mails
     where (${status ?? null}::text is null or status = ${status ?? null})
       and (${cursor ?? null}::uuid is null or id < ${cursor ?? null})
     order by id desc limit ${PAGE + 1}`.execute(ctx.db)
  const items = rows.slice(0, PAGE).map(entryOf)
  const nextCursor = rows.length > PAGE ? (items.at(-1)?.id ?? null) : null
  return { items, nextCursor, mailServer: kith.config.smtpUrl !== undefined }
}

/** One mail with its text; of one about an account only that it was there. */
export async function findMail(ctx: Ctx, { mailId }: { mailId: string }): Promise<Detail> {
  const { rows } = await sql<Row & { text: string | null; html: string | null }>`
    select id, ${recipient(ctx)} as recipient, case when is_private then '' else subject end as subject, status, tries, created_at, sent_at,
           is_private as confidential, case when not is_private then text end as text, case when not is_private then html end as html
      from outgoing_mails where id = ${mailId}
    union all
    select id, recipient, subject, status, tries, created_at, sent_at, true, null, null
      from kith.account_mails() where id = ${mailId}`.execute(ctx.db)
  const mail = rows[0] ?? refuse('mail_not_found')
  return { ...entryOf(mail), text: mail.text, html: mail.html, tries: mail.tries }
}

/** Sends a mail again that has not left, or of which nobody knows. */
export async function retryMail(
  ctx: Ctx,
  { mailId }: { mailId: string },
  { kith }: Pick<Caller, 'kith'>,
): Promise<Detail> {
  const queued = await ctx.db
    .updateTable('outgoingMails')
    .set({ status: 'queued' })
    .where('id', '=', mailId)
    .where('status', 'in', ['not_sent', 'unsure', 'failed'])
    .returning(['id', 'mailboxId'])
    .executeTakeFirst()
  if (!kith.config.smtpUrl && !queued?.mailboxId) refuse('mail_not_possible')
  if (queued) await laterSend(ctx, mailId)
  const mail = await findMail(ctx, { mailId })
  if (!queued) refuse('mail_not_waiting', { status: mail.status })
  return mail
}

interface Row {
  id: string
  recipient: string
  subject: string
  status: Status
  tries: { at: string; error: string | null }[]
  createdAt: string
  sentAt: string | null
  confidential: boolean
}

function entryOf({ id, recipient, subject, status, tries, createdAt, sentAt, confidential }: Row): Entry {
  const lastError = tries.at(-1)?.error ?? null
  return { id, to: recipient, subject, status, confidential, createdAt, sentAt, lastError }
}
