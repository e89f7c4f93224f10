import { Readable } from 'node:stream'
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { type Content, receiveContent } from '#platform/files/content'
import { Refusal } from '#platform/http/refusal'
import { identityOf, parseMail, type ReadMail } from '#platform/mail/reading/parse-mail'
import type { StoredMailbox } from '../domain/find-mailbox.ts'
import { type Fetched, type Folder, takeIn } from '../domain/take-in.ts'
import { MOST_MAIL_BYTES } from '../outside/connect-imap.ts'
import type { SyncWork } from './sync-mailbox.ts'

export interface FolderRow {
  id: string
  path: string
  role: string | null
  isRead: boolean
  uidValidity: string | null
  lastUid: number
}

const BATCH = 25
const BATCH_BYTES = 8 * 1024 * 1024
const MOST_ATTACHMENT = 25 * 1024 * 1024

/**
 * Reads what is new in a folder, a few mails at a time. How far it got is committed with the mails themselves: cut off anywhere, the
 * next run goes on where the last batch ended.
 */
export async function syncFolder(
  work: SyncWork,
  client: ImapFlow,
  mailbox: StoredMailbox,
  folder: FolderRow,
): Promise<void> {
  const lock = await client.getMailboxLock(folder.path, { readOnly: true })
  try {
    const opened = client.mailbox
    if (!opened) throw new Error(`The folder ${folder.path} could not be opened`)
    const uidValidity = String(opened.uidValidity)
    // Another validity voids every number; mails are recognised by what they are, and are not taken in again.
    const lastUid = folder.uidValidity === uidValidity ? folder.lastUid : 0
    const uids = await newUids(client, mailbox, lastUid)
    await work.workspace((ctx) => note(ctx, folder, { uidValidity, lastUid, waiting: uids.length }))
    const place = { id: folder.id, role: folder.role, uidValidity }
    for (let left = uids; left.length > 0; ) {
      work.signal.throwIfAborted()
      const batch = await batchOf(client, left)
      const fetched = await Promise.all(batch.map((message) => read(work, message)))
      left = left.slice(batch.length > 0 ? left.findIndex((uid) => uid === batch.at(-1)?.uid) + 1 : BATCH)
      const upTo = batch.at(-1)?.uid ?? lastUid
      await work.workspace(async (ctx) => {
        await takeEach(ctx, mailbox, place, fetched)
        const last =
          fetched
            .map(({ receivedAt }) => receivedAt.toISOString())
            .sort()
            .at(-1) ?? null
        await note(ctx, folder, { uidValidity, lastUid: upTo, waiting: left.length, lastMessageAt: last })
      })
    }
    const done = { uidValidity, lastUid: Math.max(lastUid, opened.uidNext - 1, uids.at(-1) ?? 0), waiting: 0 }
    await work.workspace((ctx) =>
      note(ctx, folder, { ...done, isDone: true, modseq: opened.highestModseq?.toString() ?? null }),
    )
  } finally {
    lock.release()
  }
}

/** A mail that the database refuses, whatever it is, must not hold up those behind it: it is left out, and the log says so. */
async function takeEach(ctx: Ctx, mailbox: StoredMailbox, place: Folder, fetched: readonly Fetched[]): Promise<void> {
  for (const one of fetched) {
    await sql`savepoint mail`.execute(ctx.db)
    try {
      await takeIn(ctx, mailbox, place, one)
    } catch (error) {
      if (!isOfTheMail(error)) throw error
      await sql`rollback to savepoint mail`.execute(ctx.db)
      ctx.log.error({ err: error, mailboxId: mailbox.id, folderId: place.id, uid: one.uid }, 'a mail was left out')
    }
    await sql`release savepoint mail`.execute(ctx.db)
  }
}

/** A value that does not fit (SQLSTATE 22, 54), or a text our own code could not take; not what connections and locks do. */
const isOfTheMail = (error: unknown) =>
  /^(22|54)/.test((error as { code?: string }).code ?? '') || error instanceof RangeError || error instanceof URIError

/** Numbers of mails not read yet, in order. A range up to `*` always has the last mail in it, hence the filter. */
async function newUids(client: ImapFlow, { since }: StoredMailbox, lastUid: number): Promise<number[]> {
  const asked = lastUid === 0 ? { since: new Date(since) } : { uid: `${lastUid + 1}:*` }
  const found = (await client.search(asked, { uid: true })) || []
  return found.filter((uid) => uid > lastUid).sort((a, b) => a - b)
}

/** The next mails, as many as are not too much at once. Too large ones come as their head. */
async function batchOf(client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> {
  const sizes = await client.fetchAll(
    uids.slice(0, BATCH).join(','),
    { uid: true, size: true, internalDate: true },
    { uid: true },
  )
  sizes.sort((a, b) => a.uid - b.uid)
  let bytes = 0
  const some = sizes.filter(({ size = 0 }, at) => {
    bytes += Math.min(size, MOST_MAIL_BYTES)
    return at === 0 || bytes <= BATCH_BYTES
  })
  const taken: FetchMessageObject[] = []
  for (const { uid, size = 0 } of some) {
    const wanted = size > MOST_MAIL_BYTES ? { headers: true } : { source: true }
    const message = await client.fetchOne(
      String(uid),
      { uid: true, size: true, internalDate: true, ...wanted },
      { uid: true },
    )
    if (message) taken.push(message)
  }
  return taken
}

async function read(
  work: SyncWork,
  { uid, source, headers, internalDate, size }: FetchMessageObject,
): Promise<Fetched> {
  const raw = source ?? headers ?? Buffer.alloc(0)
  const mail = await parseMail(raw)
  const receivedAt = internalDate ? new Date(internalDate) : work.kith.now()
  const contents: Fetched['contents'][number][] = []
  for (const part of mail.attachments) contents.push(await laid(work, part))
  return { uid, mail, identity: identityOf(raw, mail), bytes: size ?? raw.length, receivedAt, contents }
}

/** Lays an attachment into the data folder, where the sweep finds it should the mail not be kept. */
async function laid(
  { kith }: SyncWork,
  { content, name }: ReadMail['attachments'][number],
): Promise<Content | 'kind' | 'size'> {
  if (content.length > MOST_ATTACHMENT) return 'size'
  try {
    return await receiveContent(kith.config, Readable.from([content]), { name, mostBytes: MOST_ATTACHMENT })
  } catch (error) {
    // A kind of file that Kith keeps of nobody: the mail is kept, and says so.
    if (error instanceof Refusal) return error.code === 'body_too_large' ? 'size' : 'kind'
    throw error
  }
}

interface Noted {
  uidValidity: string
  lastUid: number
  waiting: number
  lastMessageAt?: string | null
  isDone?: boolean
  modseq?: string | null
}

async function note(ctx: Ctx, { id }: FolderRow, noted: Noted): Promise<void> {
  const { uidValidity, lastUid, waiting, lastMessageAt = null, isDone = false, modseq = null } = noted
  await sql`update mail_folders set uid_validity = ${uidValidity}, last_uid = ${lastUid}, waiting = ${waiting},
      last_message_at = greatest(last_message_at, ${lastMessageAt}::timestamptz),
      first_done = first_done or ${isDone}, highest_modseq = coalesce(${modseq}, highest_modseq),
      synced_at = case when ${isDone} then ${ctx.now().toISOString()}::timestamptz else synced_at end,
      last_error = case when ${isDone} then null else last_error end
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
}
