import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredMailbox } from '../domain/find-mailbox.ts'
import { type Fetched, type Folder, takeIn } from '../domain/take-in.ts'
import { MOST_MAIL_BYTES } from '../outside/connect-imap.ts'
import { readRaw } from './read-raw.ts'
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
/** Of a mail that is too large: enough for any head. */
const BEGINNING = 256 * 1024

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
    await work.workspace(async (ctx) => {
      await note(ctx, folder, { uidValidity, lastUid, waiting: uids.length })
      // From the beginning, they are met again.
      if (lastUid === 0) await forgetLeftOut(ctx, folder)
    })
    const place = { id: folder.id, role: folder.role, uidValidity }
    for (let left = uids; left.length > 0; ) {
      work.signal.throwIfAborted()
      const { messages, upTo, unfetchable } = await batchOf(client, left)
      const fetched = await Promise.all(messages.map((message) => read(work, message)))
      left = left.filter((uid) => uid > upTo)
      await work.workspace(async (ctx) => {
        const refused = await takeEach(ctx, mailbox, place, fetched)
        const last =
          fetched
            .map(({ receivedAt }) => receivedAt.toISOString())
            .sort()
            .at(-1) ?? null
        await note(ctx, folder, { uidValidity, lastUid: upTo, waiting: left.length, lastMessageAt: last })
        await noteLeftOut(ctx, folder, [
          ...unfetchable.map(() => 'unfetchable' as const),
          ...refused.map(() => 'refused' as const),
          ...fetched.flatMap(whyHeadOnly),
        ])
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

/** A mail that the database refuses, whatever it is, must not hold up those behind it: it is left out. @returns their numbers */
async function takeEach(
  ctx: Ctx,
  mailbox: StoredMailbox,
  place: Folder,
  fetched: readonly Fetched[],
): Promise<number[]> {
  const refused: number[] = []
  for (const one of fetched) {
    await sql`savepoint mail`.execute(ctx.db)
    try {
      await takeIn(ctx, mailbox, place, one)
    } catch (error) {
      if (!isOfTheMail(error)) throw error
      await sql`rollback to savepoint mail`.execute(ctx.db)
      ctx.log.error({ err: error, mailboxId: mailbox.id, folderId: place.id, uid: one.uid }, 'a mail was left out')
      refused.push(one.uid)
    }
    await sql`release savepoint mail`.execute(ctx.db)
  }
  return refused
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

interface Batch {
  messages: FetchMessageObject[]
  /** How far this went; what is not among the messages is gone, or cannot be had. */
  upTo: number
  unfetchable: number[]
}

/** The next mails, as many as are not too much at once. Of too large ones comes the beginning. */
async function batchOf(client: ImapFlow, uids: readonly number[]): Promise<Batch> {
  const asked = uids.slice(0, BATCH)
  const sizes = await client.fetchAll(asked.join(','), { uid: true, size: true, internalDate: true }, { uid: true })
  sizes.sort((a, b) => a.uid - b.uid)
  let bytes = 0
  const some = sizes.filter(({ size = 0 }, at) => {
    bytes += Math.min(size, MOST_MAIL_BYTES)
    return at === 0 || bytes <= BATCH_BYTES
  })
  const batch: Batch = { messages: [], upTo: some.at(-1)?.uid ?? asked.at(-1) ?? 0, unfetchable: [] }
  for (const { uid, size = 0 } of some) {
    const source = size > MOST_MAIL_BYTES ? { start: 0, maxLength: BEGINNING } : true
    const message = await client
      .fetchOne(String(uid), { uid: true, size: true, internalDate: true, source }, { uid: true })
      .catch((error) => {
        // As long as the line holds it is the mail that its server cannot hand over.
        if (!client.usable) throw error
        batch.unfetchable.push(uid)
        return false as const
      })
    if (message) batch.messages.push(message)
  }
  return batch
}

const read = (
  { kith }: SyncWork,
  { uid, source: raw = Buffer.alloc(0), internalDate, size = raw.length }: FetchMessageObject,
): Promise<Fetched> => {
  const receivedAt = internalDate ? new Date(internalDate) : kith.now()
  return readRaw(kith, { uid, raw, bytes: size, receivedAt })
}

type Why = 'size' | 'parts' | 'refused' | 'unfetchable'

const whyHeadOnly = (fetched: Fetched): Why[] =>
  fetched.bytes > MOST_MAIL_BYTES ? ['size'] : fetched.mail.isHeadOnly ? ['parts'] : []

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

async function noteLeftOut(ctx: Ctx, { id }: FolderRow, reasons: readonly Why[]): Promise<void> {
  if (reasons.length === 0) return
  await sql`update mail_folders set left_out = left_out + ${reasons.length}, left_out_why = ${reasons.at(-1)},
      left_out_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
}

async function forgetLeftOut(ctx: Ctx, { id }: FolderRow): Promise<void> {
  await sql`update mail_folders set left_out = 0, left_out_why = null, left_out_at = null
    where workspace_id = ${ctx.workspaceId} and id = ${id} and left_out > 0`.execute(ctx.db)
}
