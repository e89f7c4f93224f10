import { createHash } from 'node:crypto'
import PostalMime, { type Attachment, type Email, type Address as Parsed } from 'postal-mime'
import { type Automatic, automaticKind } from './automatic.ts'
import { type Unreached, unreachedIn } from './delivery-status.ts'
import { foldQuotes } from './fold.ts'
import { messageIds } from './message-ids.ts'
import { sanitiseHtml } from './sanitise-html.ts'
import { textOfHtml } from './text-of-html.ts'

export interface MailPerson {
  name: string
  /** In small letters. */
  address: string
}

/** What hangs on a mail, decoded. */
export interface MailPart {
  name: string
  type: string
  content: Buffer
  isInline: boolean
  contentId: string | null
}

/** A mail as it is read. Ids are without angle brackets; texts hold nothing that a database refuses. */
export interface ReadMail {
  messageId: string | null
  /** References, or In-Reply-To where there are none, oldest first; of a bounce the mail that came back. */
  references: string[]
  from: MailPerson
  to: MailPerson[]
  cc: MailPerson[]
  bcc: MailPerson[]
  replyTo: MailPerson[]
  subject: string
  /** As its sender says; null for none, and for one that is no date. */
  date: Date | null
  automatic: Automatic | null
  unreached: Unreached[]
  text: string
  folded: string
  html: string | null
  attachments: MailPart[]
  /** Of how many parts more than are kept. */
  partsLeftOut: number
  /** Its head alone could be read: it is too deep, has too many parts, or too long a head. */
  isHeadOnly: boolean
}

const MOST_TEXT = 200_000
const MOST_PARTS = 100
const MOST_PEOPLE = 500
/** More parts than any person sends; reading each would take minutes. */
const MOST_BOUNDARIES = 2_000
const MOST_HEADERS = 512 * 1024
const MOST_RETURNED = 64 * 1024

/**
 * Reads a mail whatever it is: too deep, too many parts, broken encodings leave less of it, and nobody waits. Never throws for what a
 * mail is. @param raw as it came, at most as large as mails are taken
 */
export async function parseMail(raw: Buffer): Promise<ReadMail> {
  const { email, isHeadOnly } = await parsed(raw)
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value
  const from = people(email.from ? [email.from] : email.sender ? [email.sender] : [])[0] ?? { name: '', address: '' }
  const subject = line(email.subject, 500)
  const html = email.html === undefined ? null : (sanitiseHtml(clean(email.html))?.trim() ?? null)
  const plain = clean(
    email.text?.trim()
      ? email.text
      : email.html === undefined
        ? ''
        : textOfHtml(html ?? email.html.slice(0, MOST_TEXT)),
  ).slice(0, MOST_TEXT)
  const parts = email.attachments.map(partOf)
  const named = messageIds(header('references'))
  const answered = messageIds(header('in-reply-to')).slice(0, 1)
  const messageId = messageIds(header('message-id'))[0] ?? null
  const date = email.date ? new Date(email.date) : null
  const report = parts.filter(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  )
  return {
    messageId,
    references: [...(named.length > 0 ? named : answered), ...(report.length > 0 ? returnedIds(parts) : [])].filter(
      (id, at, all) => id !== messageId && all.indexOf(id) === at,
    ),
    ...{ from, subject, html },
    ...{ to: people(email.to), cc: people(email.cc), bcc: people(email.bcc), replyTo: people(email.replyTo) },
    date:
      date && !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1970 && date.getUTCFullYear() < 2200
        ? date
        : null,
    automatic: automaticKind({ header, fromAddress: from.address, subject }),
    unreached: [
      ...report.map(({ content }) => content.toString('latin1')),
      ...(report.length > 0 ? [] : [plain]),
    ].flatMap(unreachedIn),
    ...foldQuotes(plain),
    attachments: parts.slice(0, MOST_PARTS),
    partsLeftOut: Math.max(0, parts.length - MOST_PARTS),
    isHeadOnly,
  }
}

/** The id of the mail that a bounce brings back, whole or by its head. */
const returnedIds = (parts: readonly MailPart[]): string[] =>
  parts
    .filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
    .slice(0, 1)
    .flatMap(({ content }) => {
      const head = content.subarray(0, MOST_RETURNED).toString('latin1')
      return messageIds(/^message-id:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head)?.[1]).slice(0, 1)
    })

/** What decides whether two mails are one: id, sender and date where there are all three, else every byte. */
export function identityOf(raw: Buffer, { messageId, from, date }: ReadMail): string {
  const hash = createHash('sha256')
  if (messageId && from.address && date) hash.update(`${messageId}\n${from.address}\n${date.toISOString()}`)
  else hash.update(raw)
  return hash.digest('base64url')
}

async function parsed(raw: Buffer): Promise<{ email: Email; isHeadOnly: boolean }> {
  const limits = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: MOST_HEADERS }
  // What is nested too deeply or has too long a head is said by throwing; then its head is read, which is what can be.
  const whole = boundariesIn(raw) > MOST_BOUNDARIES ? null : await PostalMime.parse(raw, limits).catch(() => null)
  if (whole) return { email: whole, isHeadOnly: false }
  const head = await PostalMime.parse(headOf(raw), limits).catch(() => PostalMime.parse('', limits))
  return { email: head, isHeadOnly: true }
}

/** Lines that may begin a part. */
function boundariesIn(raw: Buffer): number {
  let count = 0
  for (let at = raw.indexOf('\n--'); at !== -1 && count <= MOST_BOUNDARIES; at = raw.indexOf('\n--', at + 1)) count++
  return count
}

/** The head alone, of a mail whose body cannot be read: as plain text, so that nothing else is looked for. */
export function headOf(raw: Buffer): Buffer {
  const ends = ['\r\n\r\n', '\n\n'].map((gap) => raw.indexOf(gap)).filter((at) => at !== -1)
  const head = raw.subarray(0, Math.min(...ends, raw.length, 64 * 1024)).toString('latin1')
  const kept = head.replace(/^content-type:.*(\r?\n[ \t].*)*\r?\n?/gim, '')
  return Buffer.from(`${kept.trimEnd()}\r\n\r\n`, 'latin1')
}

function partOf({ filename, mimeType, content, related, contentId, disposition }: Attachment): MailPart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer) // as parsed: no encoding was asked for
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType.toLowerCase() : 'application/octet-stream'
  const isInline =
    type.startsWith('image/') && contentId !== undefined && (related === true || disposition === 'inline')
  return {
    ...{ name: line(filename ?? '', 200) || nameless(type), type, content: bytes, isInline },
    contentId: contentId === undefined ? null : line(contentId.replace(/^<|>$/g, ''), 300),
  }
}

const nameless = (type: string) =>
  type === 'message/rfc822' ? 'mail.eml' : `part.${type.split('/')[1] ?? 'bin'}`.slice(0, 60)

function people(parsedOnes: readonly Parsed[] | undefined): MailPerson[] {
  const found = (parsedOnes ?? []).flatMap((one) => (one.group ? one.group : [one]))
  return found.slice(0, MOST_PEOPLE).flatMap(({ name, address }) => {
    const plain = line(address ?? '', 320).toLowerCase()
    return plain.includes('@') ? [{ name: line(name, 200), address: plain }] : []
  })
}

/** PostgreSQL takes neither NUL nor half a character. */
const clean = (text: string) => text.replaceAll('\0', '').toWellFormed()
const line = (text: string | undefined, most: number) =>
  clean(text ?? '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
