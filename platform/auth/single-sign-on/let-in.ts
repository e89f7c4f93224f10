import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { joinAs } from '../people/accept-invitation.ts'
import type { Claims } from './openid.ts'
import type { StoredProvider } from './provider.ts'

/**
 * Who somebody is here whom the provider knows. Whoever came before is known by the provider's own name for them, whatever
 * their email is now. Whoever comes for the first time is known by an email that the provider has verified and whose domain is
 * the workspace's: their membership, an invitation, or the right to join. Of two first visits at the same moment the tables'
 * keys make one person.
 * @throws Refusal email_not_verified, email_elsewhere, membership_needed, membership_ended, identity_taken
 */
export async function letIn(ctx: Ctx, provider: StoredProvider, claims: Claims): Promise<{ userId: string }> {
  const known = await knownAs(ctx, claims)
  if (known) return { userId: known }
  const email = vouchedFor(provider, claims)
  const member = await memberBy(ctx, email)
  const userId = member ?? (await join(ctx, { email, name: claims.name }, await welcomeFor(ctx, provider, email)))
  await remember(ctx, claims, userId)
  return { userId }
}

async function knownAs(ctx: Ctx, { issuer, subject }: Claims): Promise<string | undefined> {
  const found = await ctx.db
    .selectFrom('providerIdentities')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return found?.userId
}

function vouchedFor({ domains }: StoredProvider, { email, emailVerified }: Claims): string {
  if (!email || !emailVerified) return refuse('email_not_verified')
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return domains.includes(domain) ? email : refuse('email_elsewhere', { domain })
}

async function memberBy(ctx: Ctx, email: string): Promise<string | undefined> {
  const found = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select('users.id')
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.email', '=', email)
    .executeTakeFirst()
  return found?.id
}

interface Welcome {
  role: string
  teamIds: string[]
}

/** What somebody becomes: what they were invited as, else what the workspace gives everybody of its domains it has not shut out. */
async function welcomeFor(ctx: Ctx, { joinRole }: StoredProvider, email: string): Promise<Welcome> {
  const invited = await ctx.db
    .deleteFrom('invitations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('email', '=', email)
    .where('expiresAt', '>', ctx.now().toISOString())
    .returning(['role', 'teamIds'])
    .executeTakeFirst()
  if (invited) return invited
  const former = await ctx.db
    .selectFrom('formerMembers')
    .innerJoin('users', 'users.id', 'formerMembers.userId')
    .select('users.id')
    .where('formerMembers.workspaceId', '=', ctx.workspaceId)
    .where('users.email', '=', email)
    .executeTakeFirst()
  if (former) refuse('membership_ended')
  return { role: joinRole ?? refuse('membership_needed'), teamIds: [] }
}

async function join(
  ctx: Ctx,
  { email, name }: { email: string; name: string | null },
  welcome: Welcome,
): Promise<string> {
  const at = ctx.now().toISOString()
  // Only this workspace's provider vouches for the email; to the rest of the installation it is as good as typed in.
  await ctx.db
    .insertInto('users')
    .values({ id: uuidv7(), name: name ?? nameIn(email), email, emailVerified: false, createdAt: at, updatedAt: at })
    .onConflict((twin) => twin.column('email').doNothing())
    .execute()
  const { id } = await ctx.db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  await joinAs(ctx, id, welcome)
  return id
}

/** `ola.brandt@…` → `Ola Brandt`. */
const nameIn = (email: string) =>
  email
    .slice(0, email.lastIndexOf('@'))
    .split(/[._-]+/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ')
    .slice(0, 120)

/** Addresses are given anew: an account that another person of the provider signs in with is not handed to the next. */
async function remember(ctx: Ctx, claims: Claims, userId: string): Promise<void> {
  const { issuer, subject } = claims
  await ctx.db
    .insertInto('providerIdentities')
    .values({ workspaceId: ctx.workspaceId, issuer, subject, userId, createdAt: ctx.now().toISOString() })
    .onConflict((there) => there.doNothing())
    .execute()
  if ((await knownAs(ctx, claims)) !== userId) refuse('identity_taken')
}
