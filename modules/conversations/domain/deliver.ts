import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { channelNamed, type Leaving } from './channels.ts'
import { standsWith } from './lock-conversation.ts'

interface Queued extends Leaving {
  channel: string
  contactId: string | null
  companyId: string | null
}

/**
 * Lets a reply leave by its channel, once: what leaves and the mark that it left are one transaction, and the row's lock lets a
 * second try, or somebody who takes it back, find it gone.
 */
export async function deliver(ctx: Ctx, messageId: string): Promise<void> {
  const message = await lockQueued(ctx, messageId)
  if (!message) return
  const copies = message.copies.filter((address) => address !== message.to?.toLowerCase())
  const done = await channelNamed(message.channel).deliver(ctx, { ...message, copies })
  const failure = 'failure' in done ? done.failure : null
  const emailId = 'failure' in done ? null : (done.emailId ?? null)
  await ctx.db
    .updateTable('conversationMessages')
    .set({ delivery: failure ? 'failed' : 'sent', failure, emailId })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', messageId)
    .execute()
  const about = standsWith({ id: message.conversationId, contactId: message.contactId, companyId: message.companyId })
  const { channel, isAutomatic: automatic } = message
  if (!failure)
    return ctx.record({ type: 'conversation.replied', ...about, payload: { messageId, channel, automatic } })
  await tellFailed(ctx, message)
}

/** Tells its author that a reply did not leave. */
export async function tellFailed(
  ctx: Ctx,
  {
    id,
    conversationId,
    userId,
    subject,
    number,
  }: Pick<Leaving, 'id' | 'conversationId' | 'userId' | 'subject' | 'number'>,
): Promise<void> {
  await sql`select pg_notify('kith_changes', ${JSON.stringify({ workspaceId: ctx.workspaceId, objects: ['conversation'], id: conversationId, contactId: null, type: null, by: null })})`.execute(
    ctx.db,
  )
  await notify(ctx, {
    ...{
      kind: 'conversation.failed',
      to: userId ? [userId] : [],
      object: 'conversation',
      recordId: conversationId,
      key: id,
    },
    params: { id: conversationId, subject: subject ?? number },
  })
}

async function lockQueued(ctx: Ctx, messageId: string): Promise<Queued | undefined> {
  const { rows } =
    await sql<Queued>`select m.id, m.conversation_id, m.channel, m.body, m.html, m.user_id, m.author <> 'user' as is_automatic,
      c.subject, c.number, c.via_id, c.contact_id, c.company_id,
      coalesce((select i.author_email from conversation_messages i where i.workspace_id = m.workspace_id
          and i.conversation_id = m.conversation_id and i.kind = 'incoming' and i.author = 'contact' and i.author_email is not null
          order by i.sent_at desc limit 1),
        (select coalesce((select e ->> 'value' from jsonb_array_elements(t.emails) e order by (e ->> 'primary')::boolean desc nulls last limit 1), c.sender_email)
          from contacts t where t.workspace_id = c.workspace_id and t.id = c.contact_id), c.sender_email) as "to",
      array(select p.email from conversation_participants p where p.workspace_id = m.workspace_id
        and p.conversation_id = m.conversation_id and p.email is not null order by p.added_at) as copies,
      array(select f.file_id::text from conversation_files f where f.workspace_id = m.workspace_id and f.message_id = m.id) as file_ids,
      (select l.email_id from conversation_messages l where l.workspace_id = m.workspace_id
        and l.conversation_id = m.conversation_id and l.email_id is not null order by l.sent_at desc limit 1) as last_email_id
    from conversation_messages m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where m.workspace_id = ${ctx.workspaceId} and m.id = ${messageId} and m.delivery = 'queued' for update of m`.execute(
      ctx.db,
    )
  return rows[0]
}
