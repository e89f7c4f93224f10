import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { removeFiles } from '#platform/files/store-file'
import { refuse, refuseInput } from '#platform/http/refusal'
import { sendWaiting } from '#platform/mail/send-mail'
import type { Mailbox, MailboxDraft, MailboxPatch } from '../contract/mailboxes.ts'
import { sealCredentials } from './credentials.ts'
import { changeableMailbox, findMailbox, knownMailbox, type StoredMailbox } from './find-mailbox.ts'
import { guessHosts } from './guess-hosts.ts'
import { findStoredProvider } from './mail-providers.ts'
import { refusePrivateHosts } from './private-hosts.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const FIRST_DAYS = 90

/**
 * Connects a mailbox: everybody's, for which one may change settings, or one's own. One address is one mailbox; the constraint
 * decides. @throws Refusal mailbox_exists, person_needed, forbidden, mail_server_private, mail_provider_not_found; invalid_input
 */
export async function createMailbox(ctx: Ctx, kith: Kith, draft: MailboxDraft): Promise<Mailbox> {
  const { kind, address, name } = draft
  if (kind === 'shared' && !ctx.may('settings')) refuse('forbidden', { permission: 'settings' })
  const ownerId = kind === 'personal' ? (ctx.userId ?? refuse('person_needed')) : null
  const way = draft.providerId ? await byProvider(ctx, draft, draft.providerId) : byPassword(kith, draft)
  const id = uuidv7()
  const now = ctx.now()
  const since = draft.since ?? new Date(now.getTime() - FIRST_DAYS * DAY_MS).toISOString()
  const at = now.toISOString()
  const added = await ctx.db
    .insertInto('mailboxes')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, kind, ownerId, address, name, since, ...way },
      ...{ imap: JSON.stringify(way.imap), smtp: JSON.stringify(way.smtp) },
      privacy: kind === 'shared' ? 'all' : draft.privacy,
      ...{ makesLeads: kind === 'shared' && draft.makesLeads, filesSent: guessHosts(address, way.smtp.host).filesSent },
      ...{ activatedAt: at, createdBy: ctx.userId, createdAt: at, updatedAt: at },
    })
    .onConflict((same) => same.columns(['workspaceId', 'address']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) refuse('mailbox_exists')
  await ctx.record({ type: 'mailbox.created', object: 'mailbox', recordId: id, payload: { address, kind } })
  if (way.state === 'active') await laterSync(ctx, id)
  return findMailbox(ctx, { id })
}

function byPassword(kith: Kith, { address, login = address, password, imap, smtp }: MailboxDraft) {
  if (password === undefined || !imap || !smtp)
    return refuseInput({
      ...{ path: password === undefined ? 'password' : imap ? 'smtp' : 'imap', code: 'missing' },
      ...{ message: 'It is needed', mend: 'Name password and servers, or a provider.' },
    })
  refusePrivateHosts(kith, [imap.host, smtp.host])
  const secret = sealCredentials(kith, { password })
  return { auth: 'password', state: 'active', providerId: null, login, secret, imap, smtp }
}

/** Nobody has signed in there yet: until then it is neither read nor written through. */
async function byProvider(ctx: Ctx, { address }: MailboxDraft, providerId: string) {
  const { imap, smtp } = await findStoredProvider(ctx, providerId, { hold: true })
  return { auth: 'oauth2', state: 'reconnect', providerId, login: address, secret: null, imap, smtp }
}

/** Has its folders read, soon and once. */
export const laterSync = (ctx: Ctx, mailboxId: string, runAt?: Date) =>
  ctx.later('mailboxes.sync', { mailboxId }, { key: `mailbox:${mailboxId}`, ...(runAt ? { runAt } : {}) })

/** Changes a mailbox; how it is reached counts anew for whoever watches it. */
export async function changeMailbox(ctx: Ctx, kith: Kith, { id, version, ...patch }: MailboxPatch): Promise<Mailbox> {
  const held = await changeableMailbox(ctx, id)
  if (version !== undefined && version !== held.version)
    refuse('version_conflict', { object: 'mailbox', version: held.version })
  const imap = patch.imap ?? held.imap
  const smtp = patch.smtp ?? held.smtp
  const isProviders = held.auth === 'oauth2' && patch.password === undefined
  if (isProviders && (patch.imap || patch.smtp || patch.login)) refuseInput(providersServers)
  refusePrivateHosts(
    kith,
    [patch.imap?.host, patch.smtp?.host].flatMap((host) => host ?? []),
  )
  const reached = [patch.imap, patch.smtp, patch.login, patch.password].some((part) => part !== undefined)
  const state = patch.state ?? (reached ? 'active' : held.state)
  await ctx.db
    .updateTable('mailboxes')
    .set({
      ...{ name: patch.name ?? held.name, login: patch.login ?? held.login, state },
      ...{ imap: JSON.stringify(imap), smtp: JSON.stringify(smtp), filesSent: patch.filesSent ?? held.filesSent },
      privacy: held.kind === 'shared' ? 'all' : (patch.privacy ?? held.privacy),
      makesLeads: held.kind === 'shared' && (patch.makesLeads ?? held.makesLeads),
      ...(patch.password === undefined ? {} : { secret: sealCredentials(kith, { password: patch.password }) }),
      ...(patch.password === undefined ? {} : { auth: 'password', providerId: null }),
      ...(reached || state !== held.state ? { connection: sql<number>`connection + 1` } : {}),
      ...(reached ? { failures: 0, retryAt: null, lastError: null, lastErrorAt: null } : {}),
      ...{ version: sql<number>`version + 1`, updatedAt: ctx.now().toISOString() },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (state === 'active' && (reached || state !== held.state)) await resume(ctx, held)
  const payload = { address: held.address, kind: held.kind, state }
  await ctx.record({ type: 'mailbox.updated', object: 'mailbox', recordId: id, payload })
  return findMailbox(ctx, { id })
}

/** What opens a mailbox by its provider is carried to that provider's servers alone. */
const providersServers = {
  ...{ path: 'imap', code: 'provider', message: 'The servers of this mailbox are its provider’s' },
  mend: 'Change them with the provider, or give the mailbox a password.',
}

async function resume(ctx: Ctx, { id }: StoredMailbox): Promise<void> {
  await laterSync(ctx, id)
  await sendWaiting(ctx, id)
}

/** Removes a mailbox with all that was read from it. On its server nothing changes. */
export async function removeMailbox(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { address, kind } = await changeableMailbox(ctx, id)
  const files = await ctx.db
    .selectFrom('emailAttachments')
    .select('fileId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('mailboxId', '=', id)
    .where('fileId', 'is not', null)
    .execute()
  await ctx.db.deleteFrom('mailboxes').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await removeFiles(
    ctx,
    files.flatMap(({ fileId }) => fileId ?? []),
  )
  await ctx.record({ type: 'mailbox.deleted', object: 'mailbox', recordId: id, payload: { address, kind } })
  return { id }
}

/** Looks for mails now. @throws Refusal mailbox_not_found, mailbox_not_active */
export async function syncNow(ctx: Ctx, { id }: { id: string }): Promise<Mailbox> {
  const { state } = await knownMailbox(ctx, id)
  if (state !== 'active') refuse('mailbox_not_active')
  await ctx.db
    .updateTable('mailboxes')
    .set({ retryAt: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await laterSync(ctx, id)
  return findMailbox(ctx, { id })
}

/** Says whether a folder is read. @throws Refusal mailbox_not_found, mail_folder_not_found, forbidden */
export async function readFolder(ctx: Ctx, { id, isRead }: { id: string; isRead: boolean }): Promise<Mailbox> {
  const folder = await ctx.db
    .selectFrom('mailFolders')
    .select('mailboxId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  const { id: mailboxId } = await changeableMailbox(ctx, folder?.mailboxId ?? refuse('mail_folder_not_found'))
  await ctx.db
    .updateTable('mailFolders')
    .set({ isRead })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (isRead) await laterSync(ctx, mailboxId)
  return findMailbox(ctx, { id: mailboxId })
}
