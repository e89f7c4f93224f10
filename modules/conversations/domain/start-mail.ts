import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findFile } from '#platform/files/store-file'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'
import type { StartMail } from '../contract/mails.ts'
import { contactByEmail } from './contact-by-email.ts'
import { companyOf } from './receive-message.ts'
import { writeMessage } from './write-message.ts'

/**
 * Begins a conversation by a mail of ours; it leaves after ten seconds, as every reply. Its message's id decides: pressed twice it is one
 * conversation. @throws Refusal record_not_found, file_not_found, mailbox_not_found
 */
export async function startMail(ctx: Ctx, asked: StartMail) {
  const { messageId, subject, text, fileIds } = asked
  // Two presses at once come one after the other; the second finds the first one's.
  await sql`select pg_advisory_xact_lock(hashtext('kith mail begun'), hashtext(${messageId}))`.execute(ctx.db)
  const before = await begunBefore(ctx, messageId)
  if (before) return { conversationId: before, isNew: false }
  await refuseMailbox(ctx, asked.mailboxId)
  for (const fileId of fileIds) await findFile(ctx, fileId)
  const { contactId, email, name } = await receiverOf(ctx, asked)
  const input = {
    ...{ subject, channel: 'email', contactId, companyId: await companyOf(ctx, contactId), state: 'open' },
    ...{ senderName: name, senderEmail: email, assigneeId: ctx.userId, lastMessageAt: ctx.now().toISOString() },
  }
  const type = ctx.objects.find('conversation')
  const { id } = await saveRecord(ctx, type, { input: {}, prepared: { input, errors: [] } })
  await sql`update conversations set via_id = ${asked.mailboxId} where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(
    ctx.db,
  )
  await writeMessage(ctx, { id, messageId, kind: 'reply', text, version: 0, anyway: true, mentions: [], fileIds })
  return { conversationId: id, isNew: true }
}

async function begunBefore(ctx: Ctx, messageId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select conversation_id as id from conversation_messages
    where workspace_id = ${ctx.workspaceId} and id = ${messageId}`.execute(ctx.db)
  return rows[0]?.id
}

/** A mailbox everybody answers by, and that works. */
async function refuseMailbox(ctx: Ctx, mailboxId: string): Promise<void> {
  const { rows } = await sql`select 1 from mailboxes where workspace_id = ${ctx.workspaceId} and id = ${mailboxId}
    and kind = 'shared' and state <> 'paused'`.execute(ctx.db)
  if (rows.length === 0) refuse('mailbox_not_found')
}

async function receiverOf(ctx: Ctx, { contactId, to }: Pick<StartMail, 'contactId' | 'to'>) {
  if (!contactId) {
    const email = to ?? refuseInput(nobody)
    return { contactId: await contactByEmail(ctx, email), email, name: null }
  }
  const type = ctx.objects.find('contact')
  const contact = await findRecord(ctx, type, contactId)
  if (contact.deletedAt) refuse('record_not_found', { object: 'contact' })
  const emails = (contact.emails as { value: string }[] | undefined) ?? [] // as the contact's contract says
  const email = to ?? emails[0]?.value ?? refuseInput(nobody)
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null
  return { contactId, email, name }
}

const nobody = {
  path: 'to',
  code: 'missing',
  message: 'There is no address to write to',
  mend: 'Name one, or give the contact one.',
}
