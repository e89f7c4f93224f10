import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { findFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { messageIdOf } from '#platform/mail/message-id'
import { sendMail, withholdMails } from '#platform/mail/send-mail'
import { contactsByAddress } from './contacts-by-address.ts'
import { knownMailbox, type StoredMailbox, storedMailbox } from './find-mailbox.ts'
import { threadOf } from './thread-of.ts'
import { type KeptAttachment, type Person, type Recipients, writeEmail } from './write-email.ts'

export interface EmailToSend {
  /** What it is for, once and for all: a second with the same key is the same mail. */
  key: string
  mailboxId: string
  to: readonly Person[]
  cc?: readonly Person[]
  bcc?: readonly Person[]
  subject: string
  text: string
  html?: string
  /** Files of the workspace. */
  attachments?: readonly string[]
  /** The mail it answers. */
  inReplyTo?: string
  /** Not before then: until then it can be withheld. */
  sendAfter?: Date
  /** No person wrote it, and it says so: machines do not answer it (RFC 3834). */
  isAutomatic?: boolean
  /** Of a letter that somebody's own mailbox takes along. */
  letter?: Letter
}

/** What a letter has beside the words of a mail, and who tells of it. */
interface Letter {
  /** Whose mailbox it is, whoever has it sent. */
  ownerId: string
  senderName: string
  /** Message-IDs of the mails before it, oldest first, without angle brackets. */
  references: readonly string[]
  unsubscribe?: string
}

export interface SentEmail {
  emailId: string
  /** In the outbox. */
  mailId: string | null
  threadId: string
  /** Without angle brackets. */
  messageId: string
}

/**
 * Hands a mail to the outbox, to leave through a mailbox in its name; afterwards it is filed into Sent. Once per key, whoever asks.
 * @throws Refusal mailbox_not_found, email_not_found, file_not_found, mailbox_not_active; invalid_input for addresses that are none
 */
export async function sendEmail(ctx: Ctx, asked: EmailToSend): Promise<SentEmail> {
  const mailbox = asked.letter
    ? await ownersMailbox(ctx, asked.mailboxId, asked.letter)
    : await knownMailbox(ctx, asked.mailboxId)
  const before = await sentBy(ctx, asked.key)
  if (before) return before
  if (mailbox.state === 'paused') refuse('mailbox_not_active')
  const answered = asked.inReplyTo ? await answeredMail(ctx, mailbox, asked.inReplyTo) : null
  const earlier = answered ? [...answered.references, answered.messageId] : (asked.letter?.references ?? [])
  const references = earlier.slice(-20)
  const files = await Promise.all((asked.attachments ?? []).map((fileId) => findFile(ctx, fileId)))
  const recipients = recipientsOf(asked)
  const mailId = await handOn(ctx, mailbox, asked, { recipients, references, files })
  // The outbox has this key already: whoever asked with us was first, and writes the mail down.
  if (!mailId) return (await sentBy(ctx, asked.key)) ?? refuse('email_not_found')
  const messageId = messageIdOf(mailId, mailbox.address).slice(1, -1)
  const partner = recipients.to[0]?.address ?? null
  const at = ctx.now().toISOString()
  const threadId = await threadOf(ctx, {
    ...{ mailboxId: mailbox.id, messageId, references, subject: asked.subject, partner, direction: 'out', at },
  })
  const contacts = await contactsByAddress(ctx, addressesOf(recipients))
  const id = uuidv7()
  await writeEmail(ctx, mailbox, {
    ...{
      id,
      threadId,
      identity: `own ${messageId}`,
      direction: 'out',
      messageId,
      names: references,
      inReplyTo: asked.inReplyTo ?? null,
    },
    ...{ from: senderOf(mailbox, asked), recipients, subject: asked.subject, automatic: null, bounce: null, contacts },
    contactId: contactIn(recipients, contacts),
    toldElsewhere: asked.letter !== undefined,
    ...{ mailId, key: asked.key, isEarlier: false, bytes: asked.text.length, sentAt: at, receivedAt: at },
    ...{ text: asked.text, folded: '', html: asked.html ?? null },
    attachments: files.map((file) => kept(file)),
  })
  return { emailId: id, mailId, threadId, messageId }
}

/** Takes back a mail that has not left. @returns whether it stays; false: it was on its way. @throws Refusal email_not_found */
export async function withholdEmail(ctx: Ctx, emailId: string): Promise<boolean> {
  const { rows } = await sql<{ mailId: string | null; mailboxId: string }>`select mail_id, mailbox_id from emails
    where workspace_id = ${ctx.workspaceId} and id = ${emailId} and direction = 'out'`.execute(ctx.db)
  const [email] = rows
  if (!email) refuse('email_not_found')
  await knownMailbox(ctx, email.mailboxId)
  return (await withholdMails(ctx, email.mailId ? [email.mailId] : [])).length > 0
}

/** @throws Refusal mailbox_not_found */
async function ownersMailbox(ctx: Ctx, id: string, { ownerId }: Letter): Promise<StoredMailbox> {
  const found = await storedMailbox(ctx, id)
  return found?.ownerId === ownerId ? found : refuse('mailbox_not_found')
}

const senderOf = (mailbox: StoredMailbox, { letter }: EmailToSend): Person =>
  letter ? { name: letter.senderName, address: mailbox.address } : fromOf(mailbox)

export const fromOf = ({ name, address }: Pick<StoredMailbox, 'name' | 'address'>): Person => ({ name, address })

async function sentBy(ctx: Ctx, key: string): Promise<SentEmail | undefined> {
  return ctx.db
    .selectFrom('emails')
    .select(['id as emailId', 'mailId', 'threadId', 'messageId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/** @throws Refusal email_not_found */
async function answeredMail(ctx: Ctx, mailbox: StoredMailbox, id: string) {
  const { rows } = await sql<{
    messageId: string
    threadId: string
    references: string[]
  }>`select e.message_id, e.thread_id,
      array(select b.message_id from emails b where b.workspace_id = e.workspace_id and b.thread_id = e.thread_id
        and b.sent_at < e.sent_at and b.id <> e.id order by b.sent_at) as references
    from emails e where e.workspace_id = ${ctx.workspaceId} and e.id = ${id} and e.mailbox_id = ${mailbox.id}`.execute(
    ctx.db,
  )
  return rows[0] ?? refuse('email_not_found')
}

const plainPerson = ({ name, address }: Person): Person => ({ name, address: address.toLowerCase() })

const recipientsOf = ({ to, cc = [], bcc = [] }: EmailToSend): Recipients => ({
  ...{ to: to.map(plainPerson), cc: cc.map(plainPerson), bcc: bcc.map(plainPerson), replyTo: [] },
})

export const addressesOf = ({ to, cc, bcc, replyTo }: Recipients): string[] =>
  [...to, ...cc, ...bcc, ...replyTo].map(({ address }) => address)

/** The first of them who is known. */
export const contactIn = (recipients: Recipients, contacts: ReadonlyMap<string, string>): string | null =>
  addressesOf(recipients)
    .map((address) => contacts.get(address))
    .find(Boolean) ?? null

interface Beside {
  recipients: Recipients
  references: readonly string[]
  files: readonly { sha256: string; name: string; mediaType: string }[]
}

function handOn(ctx: Ctx, mailbox: StoredMailbox, asked: EmailToSend, { recipients, references, files }: Beside) {
  const { to, cc, bcc } = recipients
  return sendMail(ctx, {
    ...{ key: `email:${asked.key}`, to: to[0]?.address ?? '', subject: asked.subject, text: asked.text },
    ...(asked.html === undefined ? {} : { html: asked.html }),
    ...(asked.sendAfter ? { sendAfter: asked.sendAfter } : {}),
    ...(asked.letter?.unsubscribe ? { unsubscribe: asked.letter.unsubscribe } : {}),
    ...{ isPrivate: mailbox.kind === 'personal', isAutomatic: asked.isAutomatic ?? false },
    by: {
      ...{ mailboxId: mailbox.id, from: senderOf(mailbox, asked), to, cc, bcc },
      references: references.map((id) => `<${id}>`),
      attachments: files.map(({ sha256, name, mediaType }) => ({ sha256, name, type: mediaType })),
    },
  })
}

const kept = ({
  id,
  name,
  mediaType,
  bytes,
}: {
  id: string
  name: string
  mediaType: string
  bytes: number
}): KeptAttachment => ({
  ...{ fileId: id, notKept: null, name, type: mediaType, bytes, isInline: false, contentId: null },
})
