import { sql } from 'kysely'
import { sendEmail } from '#modules/mailboxes'
import type { Ctx } from '#platform/ctx/ctx'
import { type Delivered, declareChannel, type Leaving } from './channels.ts'

/** Mail through a shared mailbox: the reply leaves by the one the conversation came through, as an answer to its last mail. */
declareChannel({ name: 'email', deliver: deliverByMail })

async function deliverByMail(ctx: Ctx, message: Leaving): Promise<Delivered> {
  if (!message.to) return { failure: 'noAddress' }
  const mailboxId = await sharedMailbox(ctx, message)
  if (!mailboxId) return { failure: 'noMailbox' }
  const inReplyTo =
    message.lastEmailId && (await isOf(ctx, message.lastEmailId, mailboxId)) ? message.lastEmailId : null
  const { emailId, threadId } = await sendEmail(ctx, {
    ...{ key: `conversation:${message.id}`, mailboxId, to: [{ name: '', address: message.to }] },
    ...{
      cc: message.copies.map((address) => ({ name: '', address })),
      subject: subjectOf(message, message.lastEmailId !== null),
      text: message.body,
    },
    ...(message.html ? { html: message.html } : {}),
    ...(inReplyTo ? { inReplyTo } : {}),
    attachments: message.fileIds,
    isAutomatic: message.isAutomatic,
  })
  // What answers it finds the conversation.
  await sql`insert into conversation_sources (workspace_id, channel, source_key, conversation_id)
    values (${ctx.workspaceId}, 'email', ${threadId}, ${message.conversationId}) on conflict do nothing`.execute(ctx.db)
  return { emailId }
}

const subjectOf = ({ subject, number }: Leaving, answers: boolean) => {
  const line = (subject ?? number).replaceAll(/\p{Cc}/gu, ' ').trim() || number
  return !answers || /^(re|aw|antw|sv):/i.test(line) ? line : `Re: ${line}`
}

/** The mailbox it came through; where that is gone or it came otherwise, the oldest that is shared and works. */
async function sharedMailbox(ctx: Ctx, { viaId }: Leaving): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from mailboxes where workspace_id = ${ctx.workspaceId}
    and kind = 'shared' and state <> 'paused' order by (id = ${viaId}::uuid) desc nulls last, created_at, id limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.id
}

async function isOf(ctx: Ctx, emailId: string, mailboxId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from emails
    where workspace_id = ${ctx.workspaceId} and id = ${emailId} and mailbox_id = ${mailboxId}`.execute(ctx.db)
  return rows.length > 0
}
