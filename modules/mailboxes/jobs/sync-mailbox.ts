import type { ImapFlow } from 'imapflow'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { Job } from '#platform/jobs/task'
import { sendWaiting } from '#platform/mail/send-mail'
import { type StoredMailbox, storedMailbox } from '../domain/find-mailbox.ts'
import { laterSync } from '../domain/save-mailbox.ts'
import { connectMailbox, SignInFailed } from '../outside/sign-in-of.ts'
import { wordsFor } from '../outside/words-for.ts'
import { noteFailure } from './note-failure.ts'
import { type FolderRow, syncFolder } from './sync-folder.ts'

/** What reading a mailbox works with: transactions of the program itself, each standing by itself. */
export interface SyncWork {
  kith: Kith
  signal: AbortSignal
  workspace<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

const Payload = z.looseObject({ workspaceId: z.uuid(), mailboxId: z.uuid() })

/** Reads what is new in a mailbox. One at a time: whoever finds it being read leaves it to that one. */
export async function syncMailbox({ kith, payload, signal }: Pick<Job, 'kith' | 'payload' | 'signal'>): Promise<void> {
  const { workspaceId, mailboxId } = Payload.parse(payload)
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'integration', id: mailboxId } })
  const work: SyncWork = { kith, signal, workspace: (verb) => inWorkspace(kith, acting, verb) }
  const wasFree = await alone(kith, mailboxId, async () => {
    const mailbox = await work.workspace((ctx) => storedMailbox(ctx, mailboxId))
    const isDue = mailbox?.state === 'active' && (mailbox.retryAt === null || new Date(mailbox.retryAt) <= kith.now())
    if (mailbox && isDue) await readAll(work, mailbox)
  })
  // Whoever reads it may have passed the place where a new mail lies.
  if (!wasFree) await work.workspace((ctx) => laterSync(ctx, mailboxId, new Date(kith.now().getTime() + AGAIN_MS)))
}

const AGAIN_MS = 5_000

/** Holds the mailbox for as long as the work takes, over all processes; a process that dies lets go. @returns false: another holds it */
async function alone(kith: Kith, mailboxId: string, work: () => Promise<void>): Promise<boolean> {
  const client = await kith.database.owner.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [
      `mailbox ${mailboxId}`,
    ])
    if (!rows[0]?.held) return false
    await work().finally(() =>
      client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`mailbox ${mailboxId}`]),
    )
    return true
  } finally {
    client.release()
  }
}

async function readAll(work: SyncWork, mailbox: StoredMailbox): Promise<void> {
  let client: ImapFlow | undefined
  try {
    client = await connectMailbox(work.kith, mailbox)
    const folders = await findFolders(work, client, mailbox)
    for (const folder of folders) await syncFolder(work, client, mailbox, folder)
    await work.workspace((ctx) => noteSuccess(ctx, mailbox))
  } catch (error) {
    if (work.signal.aborted) throw error
    const said = error instanceof SignInFailed ? error.why : wordsFor(error)
    // What is no word of a server or the network is ours, and is to be seen in the log.
    if (said.problem === 'other')
      work.kith.log.error({ err: error, mailboxId: mailbox.id }, 'a mailbox could not be read')
    await work.workspace((ctx) => noteFailure(ctx, mailbox, said))
  } finally {
    client?.close()
  }
}

const ROLES: Record<string, string> = {
  ...{ '\\Inbox': 'inbox', '\\Sent': 'sent', '\\Drafts': 'drafts', '\\Trash': 'trash', '\\Junk': 'junk' },
  ...{ '\\Archive': 'archive', '\\All': 'all' },
}
const UNREAD = ['drafts', 'trash', 'junk']

/** The folders that are read. Where one holds all mails, such as Gmail's, it is read and its labels are not. */
async function findFolders(work: SyncWork, client: ImapFlow, mailbox: StoredMailbox): Promise<FolderRow[]> {
  const listed = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
  const roles = listed.map(({ path, specialUse }) => ({ path, role: ROLES[specialUse ?? ''] ?? null }))
  const hasAll = roles.some(({ role }) => role === 'all')
  return work.workspace(async (ctx) => {
    for (const { path, role } of roles) {
      const isRead = hasAll ? role === 'all' : !UNREAD.includes(role ?? '')
      await sql`insert into mail_folders (workspace_id, id, mailbox_id, path, role, is_read)
        values (${ctx.workspaceId}, ${uuidv7()}, ${mailbox.id}, ${path}, ${role}, ${isRead})
        on conflict (workspace_id, mailbox_id, path) do update set role = excluded.role, is_gone = false`.execute(
        ctx.db,
      )
    }
    const paths = roles.map(({ path }) => path)
    await sql`update mail_folders set is_gone = true where workspace_id = ${ctx.workspaceId} and mailbox_id = ${mailbox.id}
      and path <> all (${paths}::text[])`.execute(ctx.db)
    const { rows } = await sql<FolderRow>`select id, path, role, is_read, uid_validity, last_uid from mail_folders
      where workspace_id = ${ctx.workspaceId} and mailbox_id = ${mailbox.id} and is_read and not is_gone
      order by (role = 'inbox') desc nulls last, (role = 'sent') desc nulls last, path`.execute(ctx.db)
    return rows
  })
}

async function noteSuccess(ctx: Ctx, { id, failures }: StoredMailbox): Promise<void> {
  // What was to leave meanwhile may have been given up.
  if (failures > 0) await sendWaiting(ctx, id)
  const at = ctx.now().toISOString()
  await sql`update mailboxes set failures = 0, retry_at = null, last_error = null, last_error_at = null, synced_at = ${at}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
}
