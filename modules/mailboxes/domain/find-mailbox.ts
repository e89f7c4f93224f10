import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { OutgoingServer } from '#platform/mail/outgoing-server'
import type { Mailbox } from '../contract/mailboxes.ts'

/** A mailbox as the program works with it. */
export interface StoredMailbox {
  workspaceId: string
  id: string
  kind: 'shared' | 'personal'
  ownerId: string | null
  address: string
  name: string
  login: string
  auth: 'password' | 'oauth2'
  secret: Buffer | null
  providerId: string | null
  refreshingUntil: string | null
  imap: Server
  smtp: Server
  privacy: 'nothing' | 'metadata' | 'subject' | 'all'
  makesLeads: boolean
  filesSent: boolean
  state: 'active' | 'paused' | 'reconnect'
  connection: number
  since: string
  activatedAt: string
  failures: number
  retryAt: string | null
  version: number
}
export type Server = Pick<OutgoingServer, 'host' | 'port' | 'security'>

/** Any mailbox of the workspace, for the program itself. @param hold until the transaction ends */
export async function storedMailbox(ctx: Ctx, id: string, { hold = false } = {}): Promise<StoredMailbox | undefined> {
  const { rows } = await sql<StoredMailbox>`select workspace_id, id, kind, owner_id, address, name, login, auth, secret,
      provider_id, refreshing_until, imap, smtp, privacy,
      makes_leads, files_sent, state, connection, since, activated_at, failures, retry_at, version
    from mailboxes where workspace_id = ${ctx.workspaceId} and id = ${id} ${hold ? sql`for no key update` : sql``}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Somebody's own mailbox that works, the first they connected; undefined: they have none. */
export async function ownMailboxId(ctx: Ctx, ownerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from mailboxes where workspace_id = ${ctx.workspaceId}
    and owner_id = ${ownerId} and state = 'active' order by created_at, id limit 1`.execute(ctx.db)
  return rows[0]?.id
}

/** A mailbox that this person may know of: a shared one, or their own. @throws Refusal mailbox_not_found */
export async function knownMailbox(ctx: Ctx, id: string, options?: { hold?: boolean }): Promise<StoredMailbox> {
  const found = await storedMailbox(ctx, id, options)
  if (!found || (found.kind === 'personal' && found.ownerId !== ctx.userId)) refuse('mailbox_not_found')
  return found
}

/** The same, where it may be changed: shared ones belong to whoever may change settings. @throws Refusal forbidden too */
export async function changeableMailbox(ctx: Ctx, id: string): Promise<StoredMailbox> {
  const found = await knownMailbox(ctx, id, { hold: true })
  if (found.kind === 'shared' && !ctx.may('settings')) refuse('forbidden', { permission: 'settings' })
  return found
}

/** Whoever holds a line says so each minute; silent for longer, it is gone. */
export const LINE_ALIVE_MS = 150_000

/** Shared mailboxes and one's own, by name. */
export async function listMailboxes(ctx: Ctx): Promise<{ items: Mailbox[] }> {
  return { items: await described(ctx, sql<SqlBool>`true`) }
}

/** @throws Refusal mailbox_not_found */
export async function findMailbox(ctx: Ctx, { id }: { id: string }): Promise<Mailbox> {
  const [mailbox] = await described(ctx, sql<SqlBool>`m.id = ${id}`)
  return mailbox ?? refuse('mailbox_not_found')
}

async function described(ctx: Ctx, where: RawBuilder<SqlBool>): Promise<Mailbox[]> {
  const { rows } = await sql<
    Omit<Mailbox, 'may'>
  >`select m.id, m.kind, m.owner_id, m.address, m.name, m.state, m.privacy,
      m.makes_leads, m.auth, m.secret is not null as is_connected, m.login, m.imap, m.smtp, m.files_sent, m.since, m.activated_at, m.synced_at, m.last_error,
      m.last_error_at, m.retry_at, m.version,
      (select jsonb_build_object('id', p.id, 'name', p.name) from mail_providers p
        where p.workspace_id = m.workspace_id and p.id = m.provider_id) as provider,
      coalesce(m.state = 'active' and m.watched_at > ${new Date(ctx.now().getTime() - LINE_ALIVE_MS).toISOString()}, false) as is_watched,
      (select count(*)::int from emails e where e.workspace_id = m.workspace_id and e.mailbox_id = m.id) as emails,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'path', f.path, 'role', f.role, 'isRead', f.is_read,
          'firstDone', f.first_done, 'waiting', f.waiting, 'lastMessageAt', f.last_message_at, 'syncedAt', f.synced_at,
          'lastError', f.last_error, 'leftOut', f.left_out, 'leftOutWhy', f.left_out_why) order by (f.role = 'inbox') desc nulls last, (f.role = 'sent') desc nulls last, f.path)
        from mail_folders f where f.workspace_id = m.workspace_id and f.mailbox_id = m.id and not f.is_gone), '[]') as folders
    from mailboxes m where m.workspace_id = ${ctx.workspaceId} and (m.kind = 'shared' or m.owner_id = ${ctx.userId}) and ${where}
    order by m.kind desc, m.name, m.id`.execute(ctx.db)
  return rows.map((row) => ({ ...row, may: { change: row.kind === 'personal' || ctx.may('settings') } }))
}
