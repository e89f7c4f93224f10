import '../events.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { seal, unseal } from '#platform/auth/single-sign-on/sealed'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { MailProvider, MailProviderDraft } from '../contract/mail-providers.ts'
import { mailReturnAddress } from './begin-sign-in.ts'
import { refusePrivateHosts } from './private-hosts.ts'

/** A provider as the program speaks to it. */
export interface StoredProvider
  extends Pick<
    MailProvider,
    'id' | 'kind' | 'name' | 'clientId' | 'authorizationEndpoint' | 'tokenEndpoint' | 'scope'
  > {
  clientSecret: Buffer | null
  imap: MailProvider['imap']
  smtp: MailProvider['smtp']
  version: number
}

/** @throws Refusal mail_provider_not_found */
export async function findStoredProvider(ctx: Ctx, id: string | null, { hold = false } = {}): Promise<StoredProvider> {
  const { rows } = await sql<StoredProvider>`select id, kind, name, client_id, client_secret, authorization_endpoint,
      token_endpoint, scope, imap, smtp, version
    from mail_providers where workspace_id = ${ctx.workspaceId} and id = ${id} ${hold ? sql`for update` : sql``}`.execute(
    ctx.db,
  )
  return rows[0] ?? refuse('mail_provider_not_found')
}

const purpose = 'client secret of a mail provider'

/** Null: a public client has none. @throws Refusal provider_secret_wrong when the installation's secret is another one now */
export function clientSecretOf(kith: Kith, { clientSecret }: Pick<StoredProvider, 'clientSecret'>): string | null {
  return clientSecret && (unseal(kith, purpose, clientSecret) ?? refuse('provider_secret_wrong'))
}

/** All of them, and what is entered there. */
export async function listMailProviders(ctx: Ctx, kith: Kith) {
  return { items: await described(ctx, sql<SqlBool>`true`), returnAddress: mailReturnAddress(kith) }
}

async function findMailProvider(ctx: Ctx, id: string): Promise<MailProvider> {
  const [found] = await described(ctx, sql<SqlBool>`p.id = ${id}`)
  return found ?? refuse('mail_provider_not_found')
}

async function described(ctx: Ctx, where: RawBuilder<SqlBool>): Promise<MailProvider[]> {
  const { rows } =
    await sql<MailProvider>`select p.id, p.kind, p.name, p.client_id, p.client_secret is not null as has_secret,
      p.authorization_endpoint, p.token_endpoint, p.scope, p.imap, p.smtp, p.version,
      (select count(*)::int from mailboxes m where m.workspace_id = p.workspace_id and m.provider_id = p.id) as mailboxes
    from mail_providers p where p.workspace_id = ${ctx.workspaceId} and ${where} order by p.name, p.id`.execute(ctx.db)
  return rows
}

/** @throws Refusal mail_provider_exists, mail_server_private */
export async function createMailProvider(ctx: Ctx, kith: Kith, draft: MailProviderDraft): Promise<MailProvider> {
  refusePrivateHosts(kith, [draft.imap.host, draft.smtp.host])
  const id = uuidv7()
  const at = ctx.now().toISOString()
  const added = await ctx.db
    .insertInto('mailProviders')
    .values({ workspaceId: ctx.workspaceId, id, ...rowOf(kith, draft), createdAt: at, updatedAt: at })
    .onConflict((same) => same.columns(['workspaceId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) refuse('mail_provider_exists')
  await ctx.record({
    type: 'mailProvider.created',
    object: 'mailProvider',
    recordId: id,
    payload: { name: draft.name },
  })
  return findMailProvider(ctx, id)
}

/**
 * Changes a provider. Where tokens are given, and to whom, stays while mailboxes are opened by it: what their people agreed to
 * is not carried to a stranger. Its secret may be a new one at any time.
 * @throws Refusal mail_provider_not_found, mail_provider_in_use, mail_provider_exists, version_conflict, mail_server_private
 */
export async function changeMailProvider(
  ctx: Ctx,
  kith: Kith,
  { id, version, ...draft }: MailProviderDraft & { id: string; version?: number | undefined },
): Promise<MailProvider> {
  const held = await findStoredProvider(ctx, id, { hold: true })
  if (version !== undefined && version !== held.version)
    refuse('version_conflict', { object: 'mailProvider', version: held.version })
  refusePrivateHosts(kith, [draft.imap.host, draft.smtp.host])
  const isElsewhere = fixed.some((part) => held[part] !== draft[part])
  if (isElsewhere) await refuseInUse(ctx, id)
  const twin = await ctx.db
    .selectFrom('mailProviders')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('name', '=', draft.name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (twin) refuse('mail_provider_exists')
  const { clientSecret, ...row } = rowOf(kith, draft)
  // A secret is not carried to a stranger.
  const kept = isElsewhere ? { clientSecret } : clientSecret ? { clientSecret } : {}
  await ctx.db
    .updateTable('mailProviders')
    .set({ ...row, ...kept, version: sql<number>`version + 1`, updatedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await ctx.record({
    type: 'mailProvider.updated',
    object: 'mailProvider',
    recordId: id,
    payload: { name: draft.name },
  })
  return findMailProvider(ctx, id)
}

const fixed = ['clientId', 'authorizationEndpoint', 'tokenEndpoint'] as const

/** @throws Refusal mail_provider_not_found, mail_provider_in_use */
export async function removeMailProvider(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { name } = await findStoredProvider(ctx, id, { hold: true })
  await refuseInUse(ctx, id)
  await ctx.db.deleteFrom('mailProviders').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'mailProvider.deleted', object: 'mailProvider', recordId: id, payload: { name } })
  return { id }
}

/** Its row is held: nobody connects a mailbox by it meanwhile. */
async function refuseInUse(ctx: Ctx, id: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from mailboxes
    where workspace_id = ${ctx.workspaceId} and provider_id = ${id}`.execute(ctx.db)
  const mailboxes = rows[0]?.n ?? 0
  if (mailboxes > 0) refuse('mail_provider_in_use', { mailboxes })
}

function rowOf(kith: Kith, draft: MailProviderDraft) {
  const { kind, name, clientId, authorizationEndpoint, tokenEndpoint, scope } = draft
  return {
    ...{ kind, name, clientId, authorizationEndpoint, tokenEndpoint, scope },
    clientSecret: draft.clientSecret ? seal(kith, purpose, draft.clientSecret) : null,
    ...{ imap: JSON.stringify(draft.imap), smtp: JSON.stringify(draft.smtp) },
  }
}
