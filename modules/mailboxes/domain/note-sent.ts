import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { EmailEvent } from '../events.ts'
import { storedMailbox } from './find-mailbox.ts'
import { tellEmail } from './write-email.ts'

interface Left extends Pick<EmailEvent, 'threadId' | 'messageId'> {
  id: string
  fromAddress: string
  contactId: string | null
  toldElsewhere: boolean
}

/** A mail was handed on to the mailbox's server: it is told, and filed into Sent, unless the host does that. */
export async function noteSent(ctx: Ctx, { mailId, mailboxId }: { mailId: string; mailboxId: string }): Promise<void> {
  const mailbox = await storedMailbox(ctx, mailboxId)
  const at = ctx.now().toISOString()
  const { rows } = await sql<Left>`update emails set sent_at = ${at}, received_at = ${at}
    where workspace_id = ${ctx.workspaceId} and mail_id = ${mailId}
    returning id, thread_id, message_id, from_address, contact_id, told_elsewhere`.execute(ctx.db)
  const [left] = rows
  if (!left || !mailbox) return
  const from = { name: mailbox.name, address: left.fromAddress }
  if (!left.toldElsewhere)
    await tellEmail(ctx, mailbox, 'email.sent', { ...left, from, automatic: null, isEarlier: false, receivedAt: at })
  if (!mailbox.filesSent) await ctx.later('mailboxes.file', { mailboxId, mailId }, { key: `file:${mailId}` })
}
