import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { NewPassword } from '../password.ts'
import { raiseRightsVersion } from '../rights/rights-version.ts'
import { insertAccount, PersonName } from '../sign-up.ts'
import { type InvitationLink, readToken } from './invitation-link.ts'

/** What somebody who has no account yet says of themselves. */
export const JoiningAccount = z.strictObject({
  name: PersonName,
  password: NewPassword,
  locale: z.enum(['en', 'de']).optional(),
})
export type JoiningAccount = z.output<typeof JoiningAccount>

/** What a link tells whoever opens it. */
export interface OpenedInvitation {
  workspace: string
  email: string
  role: string
  /** Of a role of the workspace's own. */
  roleName: string | null
  invitedBy: string
  expiresAt: string
  /** Whether there is an account with this email: then one signs in, and makes none. */
  hasAccount: boolean
}

/** @throws Refusal invitation_gone */
export async function openInvitation(kith: Kith, token: string): Promise<OpenedInvitation> {
  const link = readToken(kith, token)
  const acting = await actingForJob(kith, { workspaceId: link.workspaceId, userId: null })
  const look = async (ctx: Ctx) => {
    const { email, role, roleName, expiresAt, invitedBy } = await findOpen(ctx, link)
    const names = ctx.db.selectFrom('users').select(['id', 'name', 'email'])
    const known = await names.where((or) => or('id', '=', invitedBy).or('email', '=', email)).execute()
    const inviter = known.find(({ id }) => id === invitedBy)?.name ?? ''
    const hasAccount = known.some((user) => user.email === email)
    return { workspace: ctx.workspace.name, email, role, roleName, invitedBy: inviter, expiresAt, hasAccount }
  }
  return inWorkspace(kith, acting, look, { readOnly: true })
}

/**
 * Joins the workspace: with the account one is signed in to, or with one made here. Of two who use a link at the same
 * moment one deletes the invitation and joins, the other finds it gone.
 * @param userId who is signed in; null: nobody
 * @throws Refusal invitation_gone, invitation_for_another, email_taken when the account is there already and must sign in
 */
export async function acceptInvitation(
  kith: Kith,
  { token, userId, account }: { token: string; userId: string | null; account: JoiningAccount | undefined },
): Promise<{ workspaceId: string; userId: string }> {
  const link = readToken(kith, token)
  const { workspaceId } = link
  // Hashing is slow on purpose, and no transaction is to wait for it.
  const made = userId || !account ? null : { ...account, hash: await kith.auth.hashPassword(account.password) }
  const joining = userId ?? uuidv7()
  const acting = await actingForJob(kith, { workspaceId, userId: joining })
  return inWorkspace(kith, acting, async (ctx) => {
    const { email, role, teamIds } = await takeOpen(ctx, link)
    if (userId) await refuseAnother(ctx, userId, email)
    else if (made) await insertAccount(ctx, { ...made, userId: joining, email, emailVerified: link.way === 'mail' })
    else refuse('signed_out')
    await joinAs(ctx, joining, { role, teamIds })
    return { workspaceId, userId: joining }
  })
}

/** Makes somebody a member; twice at the same moment makes one. */
export async function joinAs(ctx: Ctx, userId: string, { role, teamIds }: { role: string; teamIds: string[] }) {
  const joined = await ctx.db
    .insertInto('memberships')
    .values({ workspaceId: ctx.workspaceId, userId, role, createdAt: ctx.now().toISOString() })
    .onConflict((twice) => twice.columns(['workspaceId', 'userId']).doNothing())
    .returning('userId')
    .executeTakeFirst()
  // Somebody who was shut out once begins anew.
  await ctx.db
    .deleteFrom('formerMembers')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .execute()
  if (joined) await enterTeams(ctx, userId, teamIds)
  await raiseRightsVersion(ctx)
  if (joined) await ctx.record({ type: 'member.added', object: 'member', recordId: userId, payload: { userId, role } })
}

/** Those that are still there. */
const enterTeams = (ctx: Ctx, userId: string, teamIds: readonly string[]) =>
  sql`insert into team_members (workspace_id, team_id, user_id)
    select workspace_id, id, ${userId}::uuid from teams
     where workspace_id = ${ctx.workspaceId} and id = any (${teamIds}::uuid[])
    on conflict do nothing`.execute(ctx.db)

async function refuseAnother(ctx: Ctx, userId: string, invited: string) {
  const { email } = await ctx.db.selectFrom('users').select('email').where('id', '=', userId).executeTakeFirstOrThrow()
  if (email !== invited) refuse('invitation_for_another', { email: invited })
}

async function findOpen(ctx: Ctx, { id, round }: InvitationLink) {
  const found = await ctx.db
    .selectFrom('invitations')
    .leftJoin('roles', (join) =>
      join.onRef('roles.workspaceId', '=', 'invitations.workspaceId').onRef('roles.id', '=', 'invitations.ownRole'),
    )
    .select(['email', 'role', 'roles.name as roleName', 'expiresAt', 'invitedBy'])
    .where('invitations.workspaceId', '=', ctx.workspaceId)
    .where('invitations.id', '=', id)
    .where('round', '=', round)
    .where('expiresAt', '>', ctx.now().toISOString())
    .executeTakeFirst()
  return found ?? refuse('invitation_gone')
}

async function takeOpen(ctx: Ctx, { id, round }: InvitationLink) {
  const taken = await ctx.db
    .deleteFrom('invitations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('round', '=', round)
    .where('expiresAt', '>', ctx.now().toISOString())
    .returning(['email', 'role', 'teamIds'])
    .executeTakeFirst()
  return taken ?? refuse('invitation_gone')
}
