import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { Content } from '#platform/files/content'
import { keepFile } from '#platform/files/store-file'
import type { ReadMail } from '#platform/mail/reading/parse-mail'
import { confirmSent } from '#platform/mail/send-mail'
import { isFreeMail } from '#platform/values/mail-domains'
import { canonicalAddress, contactsByAddress } from './contacts-by-address.ts'
import type { StoredMailbox } from './find-mailbox.ts'
import { makeLead } from './make-lead.ts'
import { threadOf } from './thread-of.ts'
import { type KeptAttachment, type Recipients, tellEmail, writeEmail } from './write-email.ts'

/** A mail as it was fetched, read, and its attachments laid into the data folder. */
export interface Fetched {
  uid: number
  mail: ReadMail
  identity: string
  bytes: number
  receivedAt: Date
  /** In the order of the mail's attachments: the content, or why there is none. */
  contents: readonly (Content | 'kind' | 'size')[]
}

export interface Folder {
  id: string
  role: string | null
  uidValidity: string
}

/**
 * Takes a mail into the workspace: once, however often and wherever it is seen. Of a personal mailbox only what is with a contact and
 * not among one's own domain. What was there before the mailbox was connected counts as brought in, and sets nothing going.
 */
export async function takeIn(ctx: Ctx, mailbox: StoredMailbox, folder: Folder, fetched: Fetched): Promise<void> {
  const known = (await ownMail(ctx, mailbox, fetched)) ?? (await knownMail(ctx, mailbox, fetched.identity))
  if (known) return place(ctx, folder, fetched.uid, known)
  const { mail, receivedAt } = fetched
  const isOut = mail.from.address === mailbox.address || folder.role === 'sent'
  const recipients: Recipients = { to: mail.to, cc: mail.cc, bcc: mail.bcc, replyTo: mail.replyTo }
  const others = othersIn(mailbox, mail, isOut)
  const contacts = await contactsOf(ctx, [mail.from.address, ...others])
  if (mailbox.kind === 'personal' && !isKept(mailbox, others, contacts)) return
  // Servers tell the second; what came in that of the connection is news.
  const isEarlier = receivedAt.getTime() < Math.floor(Date.parse(mailbox.activatedAt) / 1000) * 1000
  const wants = mailbox.makesLeads && !isOut && !isEarlier && mail.automatic === null && folder.role !== 'junk'
  if (wants && mail.from.address && !contacts.has(mail.from.address)) {
    const lead = await makeLead(ctx, mailbox, mail.from, receivedAt.toISOString())
    if (lead) contacts.set(mail.from.address, lead)
  }
  const light = inLightOf(ctx, { actor: { kind: isEarlier ? 'import' : 'integration', id: mailbox.id } })
  const messageId = mail.messageId ?? `${fetched.identity}@kith.invalid`
  const at = receivedAt.toISOString()
  const partner = others[0] ?? null
  const direction = isOut ? ('out' as const) : ('in' as const)
  const { references, subject } = mail
  const threadId = await threadOf(light, {
    mailboxId: mailbox.id,
    messageId,
    references,
    subject,
    partner,
    direction,
    isReport: mail.automatic === 'bounce',
    at,
  })
  const id = uuidv7()
  const email = {
    ...{ id, threadId, identity: fetched.identity, direction, messageId, from: mail.from, recipients, subject },
    names: references,
    inReplyTo: await answeredBy(ctx, mailbox, references),
    ...{
      automatic: mail.automatic,
      contacts,
      mailId: null,
      key: null,
      isEarlier,
      bytes: fetched.bytes,
      receivedAt: at,
    },
    bounce: mail.unreached.length > 0 ? { recipients: mail.unreached } : null,
    contactId: others.map((address) => contacts.get(address)).find(Boolean) ?? null,
    sentAt: (mail.date && mail.date.getTime() <= receivedAt.getTime() + DAY_MS ? mail.date : receivedAt).toISOString(),
    ...{ text: mail.text, folded: mail.folded, html: mail.html },
    attachments: await keptOf(light, mailbox, fetched),
  }
  if (!(await writeEmail(light, mailbox, email))) return
  await place(ctx, folder, fetched.uid, id)
  await tellEmail(light, mailbox, isOut ? 'email.sent' : 'email.received', email)
}

const DAY_MS = 24 * 60 * 60 * 1000

/** What left through Kith and is found where it was filed: the same mail. That it left is known now, where it was not. */
async function ownMail(ctx: Ctx, mailbox: StoredMailbox, { mail }: Fetched): Promise<string | undefined> {
  if (!mail.messageId || mail.from.address !== mailbox.address) return undefined
  const { rows } = await sql<{ id: string; mailId: string | null }>`select id, mail_id from emails
    where workspace_id = ${ctx.workspaceId} and mailbox_id = ${mailbox.id} and identity = ${`own ${mail.messageId}`}`.execute(
    ctx.db,
  )
  const [own] = rows
  if (own?.mailId) await confirmSent(ctx, own.mailId)
  return own?.id
}

async function knownMail(ctx: Ctx, { id }: StoredMailbox, identity: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from emails
    where workspace_id = ${ctx.workspaceId} and mailbox_id = ${id} and identity = ${identity}`.execute(ctx.db)
  return rows[0]?.id
}

async function place(ctx: Ctx, { id: folderId, uidValidity }: Folder, uid: number, emailId: string): Promise<void> {
  await ctx.db
    .insertInto('emailPlaces')
    .values({ workspaceId: ctx.workspaceId, folderId, uidValidity, uid, emailId })
    .onConflict((same) => same.doNothing())
    .execute()
}

/** With whom a mail is, whoever it is most with first; none of them the mailbox itself. */
function othersIn({ address }: StoredMailbox, { from, to, cc, bcc, replyTo }: ReadMail, isOut: boolean): string[] {
  const all = isOut ? [...to, ...cc, ...bcc] : [from, ...replyTo, ...to, ...cc]
  return [...new Set(all.map((one) => one.address))].filter((one) => one !== '' && one !== address)
}

async function contactsOf(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, string>> {
  const canonical = new Map(addresses.map((address) => [address, canonicalAddress(address) ?? address]))
  const found = await contactsByAddress(ctx, [...new Set(canonical.values())])
  return new Map(
    [...canonical].flatMap(([address, value]) => {
      const id = found.get(value)
      return id ? [[address, id] as const] : []
    }),
  )
}

/** One's own domain is never kept, nor what is with nobody the business knows. */
function isKept({ address }: StoredMailbox, others: readonly string[], contacts: ReadonlyMap<string, string>): boolean {
  const domain = domainOf(address)
  const outside = isFreeMail(domain) ? others : others.filter((one) => domainOf(one) !== domain)
  return outside.some((one) => contacts.has(one))
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)

async function answeredBy(ctx: Ctx, { id }: StoredMailbox, references: readonly string[]): Promise<string | null> {
  if (references.length === 0) return null
  const { rows } = await sql<{
    id: string
  }>`select e.id from unnest(${references}::text[]) with ordinality as r(message_id, place)
    join emails e on e.workspace_id = ${ctx.workspaceId} and e.mailbox_id = ${id} and e.message_id = r.message_id
    order by r.place desc, e.id limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

/** A personal mailbox's files are its owner's: the endpoints of files do not know them. */
async function keptOf(ctx: Ctx, mailbox: StoredMailbox, { mail, contents }: Fetched): Promise<KeptAttachment[]> {
  const kept: KeptAttachment[] = []
  for (const [at, { name, type, content, isInline, contentId }] of mail.attachments.entries()) {
    const stored = contents[at] ?? 'size'
    const head = { name, bytes: content.length, isInline, contentId }
    if (typeof stored === 'string') kept.push({ ...head, fileId: null, notKept: stored, type })
    else {
      const { id } = await keepFile(ctx, stored, { name, onlyFor: mailbox.ownerId })
      kept.push({ ...head, fileId: id, notKept: null, type: stored.mediaType })
    }
  }
  return kept
}
