import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { Email, EmailHead } from '../contract/emails.ts'
import { designed } from './mail-pages.ts'
import type { Recipients } from './write-email.ts'

const MOST = 100
const EXCERPT = 200

type Words = Pick<
  Email,
  'replyTo' | 'bcc' | 'text' | 'folded' | 'html' | 'isDesigned' | 'attachments' | 'bounce' | 'remoteAllowed'
>
type Row = Omit<EmailHead, 'to' | 'cc' | 'from'> & { recipients: Recipients; fromAddress: string; fromName: string }

const head = sql`e.id, e.mailbox_id, e.thread_id, e.direction, e.from_address, e.from_name, e.recipients, e.sent_at, e.automatic,
  e.contact_id, case when kith.mailbox_level(e.mailbox_id) >= 2 then e.subject end as subject,
  case when e.direction = 'in' or e.mail_id is null then case when e.direction = 'in' then 'received' else 'sent' end
    else coalesce(m.status, 'unknown') end as status`
const outbox = sql`left join outgoing_mails m on m.workspace_id = e.workspace_id and m.id = e.mail_id`

/**
 * The last hundred mails with a contact, newest first. What mailboxes do not show to this person the database keeps back; what they
 * show in part comes without subject or words. @throws Refusal record_not_found
 */
export async function listEmails(ctx: Ctx, { contactId }: { contactId: string }): Promise<{ items: EmailHead[] }> {
  await findRecord(ctx, ctx.objects.find('contact'), contactId)
  const where = sql<SqlBool>`e.id in (select p.email_id from email_participants p
    where p.workspace_id = ${ctx.workspaceId} and p.contact_id = ${contactId})`
  return { items: await heads(ctx, where) }
}

/** @throws Refusal email_not_found */
export async function findHead(ctx: Ctx, id: string): Promise<EmailHead> {
  const [found] = await heads(ctx, sql<SqlBool>`e.id = ${id}`)
  return found ?? refuse('email_not_found')
}

async function heads(ctx: Ctx, where: RawBuilder<SqlBool>): Promise<EmailHead[]> {
  const { rows } = await sql<Row>`select ${head}, left(w.text, ${EXCERPT}) as excerpt,
      (select count(*)::int from email_attachments a where a.workspace_id = e.workspace_id and a.email_id = e.id
        and not a.is_inline) as attachments
    from emails e ${outbox}
    left join email_words w on w.workspace_id = e.workspace_id and w.email_id = e.id
    where e.workspace_id = ${ctx.workspaceId} and ${where} order by e.sent_at desc, e.id desc limit ${MOST}`.execute(
    ctx.db,
  )
  return rows.map(({ recipients, fromAddress, fromName, ...row }) => ({
    ...row,
    from: { name: fromName, address: fromAddress },
    ...{ to: recipients.to, cc: recipients.cc },
  }))
}

/** One mail with its words, to whoever its mailbox shows all. @throws Refusal email_not_found */
export async function readEmail(ctx: Ctx, id: string): Promise<Email> {
  const { rows } = await sql<Omit<Row, 'excerpt' | 'subject'> & Words & { subject: string }>`select ${head}, e.bounce,
      w.text, w.folded, w.html, ${designed} as is_designed,
      exists (select from trusted_senders s where s.workspace_id = e.workspace_id and s.user_id = ${ctx.userId}
        and s.address = e.from_address) as remote_allowed,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'fileId', a.file_id, 'notKept', a.not_kept, 'name', a.name,
          'type', a.type, 'size', a.bytes, 'inline', a.is_inline) order by a.position)
        from email_attachments a where a.workspace_id = e.workspace_id and a.email_id = e.id), '[]') as attachments
    from emails e ${outbox}
    join email_words w on w.workspace_id = e.workspace_id and w.email_id = e.id
    where e.workspace_id = ${ctx.workspaceId} and e.id = ${id}`.execute(ctx.db)
  const [found] = rows
  if (!found) refuse('email_not_found')
  const { recipients, fromAddress, fromName, ...row } = found
  const from = { name: fromName, address: fromAddress }
  return { ...row, ...recipients, from, hasRemoteImages: row.html?.includes(' data-remote="') ?? false }
}

/** Remote images of a sender, for whoever says so. @throws Refusal person_needed */
export async function trustSender(ctx: Ctx, { address, trusted }: { address: string; trusted: boolean }) {
  const userId = ctx.userId ?? refuse('person_needed')
  const row = { workspaceId: ctx.workspaceId, userId, address }
  if (trusted)
    await ctx.db
      .insertInto('trustedSenders')
      .values({ ...row, createdAt: ctx.now().toISOString() })
      .onConflict((same) => same.doNothing())
      .execute()
  else
    await ctx.db
      .deleteFrom('trustedSenders')
      .where('workspaceId', '=', row.workspaceId)
      .where('userId', '=', userId)
      .where('address', '=', address)
      .execute()
  return { address, trusted }
}
