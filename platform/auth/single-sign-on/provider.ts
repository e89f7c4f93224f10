import '../events.ts'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { actingOf, type Visitor } from '../authenticate.ts'
import { refuseMore } from '../rights/check-rules.ts'
import { findRole } from '../rights/roles.ts'
import { discover, type Provider, returnAddress } from './openid.ts'
import { seal, unseal } from './sealed.ts'

/** What a workspace says of its provider; its secret aside. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  /** Of the button: “Continue with …”. */
  label: string
  /** Of the emails that come by it. */
  domains: string[]
  enabled: boolean
  /** What people become who come for the first time; null: only who is asked in may come. */
  joinRole: string | null
  /** Whether passwords lead in no longer; owners keep theirs. */
  onlyWay: boolean
}

export interface StoredProvider extends ProviderSettings {
  id: string
  clientSecret: Buffer
}

const purpose = 'client secret of a provider'

/** The workspace's provider; null: it has none. */
export async function findProvider(ctx: Ctx): Promise<StoredProvider | null> {
  const row = await ctx.db
    .selectFrom('identityProviders')
    .select(['id', 'issuer', 'clientId', 'clientSecret', 'label', 'enabled', 'joinRole', 'onlyWay'])
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  if (!row) return null
  const domains = await ctx.db
    .selectFrom('identityProviderDomains')
    .select('domain')
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('domain')
    .execute()
  return { ...row, domains: domains.map(({ domain }) => domain) }
}

/** The provider as the settings show it. */
export async function describeProvider(ctx: Ctx, kith: Kith) {
  const stored = await findProvider(ctx)
  return { provider: stored && shown(stored), returnAddress: returnAddress(kith) }
}

function shown({ clientSecret, ...provider }: StoredProvider) {
  return provider
}

/** With its secret, to speak to. @throws Refusal provider_secret_wrong when the installation's secret is another one now */
export function spokenTo(kith: Kith, { issuer, clientId, clientSecret }: StoredProvider): Provider {
  const secret = unseal(kith, purpose, clientSecret)
  return { issuer, clientId, clientSecret: secret ?? refuse('provider_secret_wrong') }
}

/**
 * Says by which provider people come. One that is switched on is asked first, outside of any transaction, whether it can do
 * what is needed.
 * @param wanted without a secret the one there is stays, unless the issuer is another: a secret is not carried to a stranger
 * @throws Refusal as `discover`; domain_taken, role_not_found, forbidden, invalid_input
 */
export async function setProvider(
  kith: Kith,
  visitor: Visitor,
  wanted: ProviderSettings & { clientSecret?: string | undefined },
) {
  const acting = actingOf(visitor, 'settings')
  const before = await inWorkspace(kith, acting, findProvider, { readOnly: true })
  const clientSecret = wanted.clientSecret ?? secretKept(kith, before, wanted.issuer)
  if (wanted.enabled) await discover(kith, { ...wanted, clientSecret })
  return inWorkspace(kith, { ...acting, causeId: uuidv7() }, async (ctx) => {
    await writeProvider(ctx, { ...wanted, clientSecret: seal(kith, purpose, clientSecret) })
    return describeProvider(ctx, kith)
  })
}

function secretKept(kith: Kith, before: StoredProvider | null, issuer: string): string {
  if (before?.issuer === issuer) return spokenTo(kith, before).clientSecret
  return refuseInput({
    ...{ path: 'clientSecret', code: 'invalid_type' },
    ...{ message: 'The secret is needed', mend: 'Copy it from the provider’s settings of this client.' },
  })
}

type NewProvider = ProviderSettings & { clientSecret: Buffer }

async function writeProvider(ctx: Ctx, { domains, ...wanted }: NewProvider): Promise<void> {
  const before = await findProvider(ctx)
  if (wanted.joinRole !== null && wanted.joinRole !== before?.joinRole)
    refuseMore(ctx, (await findRole(ctx, wanted.joinRole)).rules)
  const row = { ...wanted, changedAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('identityProviders')
    .values({ workspaceId: ctx.workspaceId, id: uuidv7(), ...row })
    .onConflict((there) => there.column('workspaceId').doUpdateSet(row))
    .execute()
  await writeDomains(ctx, domains)
  await recordChanges(ctx, before, { ...wanted, domains })
}

/** The table's constraint decides whose a domain is. */
async function writeDomains(ctx: Ctx, domains: string[]): Promise<void> {
  await ctx.db.deleteFrom('identityProviderDomains').where('workspaceId', '=', ctx.workspaceId).execute()
  if (domains.length === 0) return
  const written = await ctx.db
    .insertInto('identityProviderDomains')
    .values(domains.map((domain) => ({ workspaceId: ctx.workspaceId, domain })))
    .onConflict((taken) => taken.column('domain').doNothing())
    .returning('domain')
    .execute()
  const taken = domains.find((domain) => !written.some((one) => one.domain === domain))
  if (taken) refuse('domain_taken', { domain: taken })
}

/** Ends sign-in by the provider. Who joined by it stays, and sets a password by “Forgot your password?”. */
export async function removeProvider(ctx: Ctx, kith: Kith) {
  const before = await findProvider(ctx)
  if (before) {
    await ctx.db.deleteFrom('providerIdentities').where('workspaceId', '=', ctx.workspaceId).execute()
    await ctx.db.deleteFrom('identityProviders').where('workspaceId', '=', ctx.workspaceId).execute()
    await recordChanges(ctx, before, null)
  }
  return describeProvider(ctx, kith)
}

const told = ['issuer', 'clientId', 'label', 'domains', 'enabled', 'joinRole', 'onlyWay'] as const

async function recordChanges(ctx: Ctx, before: StoredProvider | null, after: NewProvider | null): Promise<void> {
  const changes = Object.fromEntries(
    told
      .map((name): [string, [unknown, unknown]] => [name, [before?.[name] ?? null, after?.[name] ?? null]])
      .filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is)),
  )
  if (Object.keys(changes).length === 0) return
  await ctx.record({
    ...{ type: 'workspace.securityChanged', object: 'workspace', recordId: ctx.workspaceId },
    payload: { changes },
  })
}
