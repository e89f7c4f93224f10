import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { EmailEvent } from '../events.ts'
import type { StoredMailbox } from './find-mailbox.ts'

export interface Person {
  name: string
  /** In small letters. */
  address: string
}

export interface Recipients {
  to: Person[]
  cc: Person[]
  bcc: Person[]
  replyTo: Person[]
}

export interface KeptAttachment {
  fileId: string | null
  notKept: 'kind' | 'size' | 'count' | null
  name: string
  type: string
  bytes: number
  isInline: boolean
  contentId: string | null
}

/** A mail as it is written down. */
export interface WrittenEmail {
  id: string
  threadId: string
  identity: string
  direction: 'in' | 'out'
  messageId: string
  inReplyTo: string | null
  /** Ids of earlier mails that it names. */
  names: readonly string[]
  from: Person
  recipients: Recipients
  subject: string
  automatic: EmailEvent['automatic']
  bounce: object | null
  contacts: ReadonlyMap<string, string>
  contactId: string | null
  mailId: string | null
  key: string | null
  isEarlier: boolean
  /** A letter told of it. */
  toldElsewhere?: boolean
  bytes: number
  sentAt: string
  receivedAt: string
  text: string
  folded: string
  html: string | null
  attachments: readonly KeptAttachment[]
}

/** Writes a mail down, once per identity and mailbox; the constraint decides. @returns whether it was this call that did */
export async function writeEmail(ctx: Ctx, { id: mailboxId }: StoredMailbox, email: WrittenEmail): Promise<boolean> {
  const { id, from, recipients, text, folded, html, attachments, contacts, bounce, ...row } = email
  const { workspaceId } = ctx
  const added = await ctx.db
    .insertInto('emails')
    .values({
      ...{ workspaceId, id, mailboxId, threadId: row.threadId, identity: row.identity, direction: row.direction },
      ...{
        messageId: row.messageId,
        inReplyTo: row.inReplyTo,
        names: [...row.names],
        fromAddress: from.address,
        fromName: from.name,
      },
      ...{ recipients: JSON.stringify(recipients), subject: row.subject, automatic: row.automatic },
      ...{ bounce: bounce && JSON.stringify(bounce), contactId: row.contactId, mailId: row.mailId, key: row.key },
      ...{
        toldElsewhere: row.toldElsewhere ?? false,
        isEarlier: row.isEarlier,
        bytes: row.bytes,
        sentAt: row.sentAt,
        receivedAt: row.receivedAt,
      },
      createdAt: ctx.now().toISOString(),
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  await Promise.all([
    ctx.db.insertInto('emailWords').values({ workspaceId, emailId: id, mailboxId, text, folded, html }).execute(),
    writeParticipants(ctx, mailboxId, email),
    attachments.length > 0 &&
      ctx.db
        .insertInto('emailAttachments')
        .values(
          attachments.map((one, position) => ({ workspaceId, id: uuidv7(), emailId: id, mailboxId, position, ...one })),
        )
        .execute(),
  ])
  return true
}

/** So many are asked by; a mail to thousands is still kept with all of them. */
const MOST_PARTICIPANTS = 200

async function writeParticipants(
  ctx: Ctx,
  mailboxId: string,
  { id, from, recipients, contacts, sentAt }: WrittenEmail,
) {
  const told = [
    ...(from.address ? [{ role: 'from', address: from.address }] : []),
    ...(['to', 'cc', 'bcc', 'replyTo'] as const).flatMap((role) =>
      recipients[role].map(({ address }) => ({ role, address })),
    ),
  ].slice(0, MOST_PARTICIPANTS)
  const rows = told.map((one) => ({ ...one, contact_id: contacts.get(one.address) ?? null }))
  await sql`insert into email_participants (workspace_id, email_id, mailbox_id, role, address, contact_id, sent_at)
    select ${ctx.workspaceId}, ${id}, ${mailboxId}, r.role, r.address, r.contact_id, ${sentAt}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(role text, address text, contact_id uuid)
    on conflict do nothing`.execute(ctx.db)
}

/** Tells of a mail. It stands on its contact's timeline, unless others are to see nothing of its mailbox. */
export function tellEmail(ctx: Ctx, mailbox: StoredMailbox, type: 'email.received' | 'email.sent', email: ToldEmail) {
  const hidden = mailbox.kind === 'personal' && mailbox.privacy === 'nothing'
  const payload: EmailEvent = {
    ...{ emailId: email.id, mailboxId: mailbox.id, mailboxKind: mailbox.kind, threadId: email.threadId },
    ...{ messageId: email.messageId, fromAddress: email.from.address, automatic: email.automatic },
    beforeActivation: email.isEarlier,
  }
  return ctx.record({
    ...{ type, object: 'email', recordId: email.id, contactId: hidden ? null : email.contactId, payload },
    occurredAt: email.receivedAt,
    ...(email.isEarlier ? { quiet: true as const } : {}),
  })
}

type ToldEmail = Pick<
  WrittenEmail,
  'id' | 'threadId' | 'messageId' | 'from' | 'automatic' | 'isEarlier' | 'contactId' | 'receivedAt'
>
