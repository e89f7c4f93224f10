import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { type InputError, refuse, refuseInput } from '#platform/http/refusal'
import { countAttempt } from '../attempts.ts'
import { refuseRoleAbove } from '../rights/refuse-role-above.ts'
import { refuseUnknownTeams } from '../teams.ts'
import { invitationEnd, invitationsSent } from './invitation-limits.ts'
import { invitationAddress } from './invitation-link.ts'

/** Somebody who is asked to join, as those see it who may invite. */
export interface Invitation {
  id: string
  email: string
  role: string
  /** Of a role of the workspace's own. */
  roleName: string | null
  teams: { id: string; name: string }[]
  invitedBy: { id: string; name: string }
  createdAt: string
  expiresAt: string
  expired: boolean
  /** To hand over by other ways than the mail. */
  link: string
}

/** Who has been asked and has not answered, the newest first. */
export async function listInvitations(ctx: Ctx, kith: Kith): Promise<Invitation[]> {
  const rows = await open(ctx).orderBy('invitations.id', 'desc').execute()
  return rows.map((row) => invitationOf(ctx, kith, row))
}

interface Draft {
  emails: readonly string[]
  /** A key of Kith's, or the id of one of the workspace's own. */
  role: string
  teamIds: readonly string[]
}

/**
 * Asks people to join. Each gets a mail where a mail server is set up; the link can be handed over either way.
 * @throws Refusal invalid_input for somebody who is in or asked already; forbidden for a role that may
 * more than whoever invites; role_not_found, team_not_found, too_many_requests
 */
export async function invite(ctx: Ctx, kith: Kith, { emails, role, teamIds }: Draft): Promise<Invitation[]> {
  const { userId, workspaceId } = ctx
  if (userId === null) throw new Error('Only people invite')
  await refuseRoleAbove(ctx, role)
  await refuseUnknownTeams(ctx, teamIds)
  await countAll(ctx, kith, emails.length)
  await refuseKnown(ctx, emails)
  const createdAt = ctx.now().toISOString()
  const asked = {
    workspaceId,
    role,
    teamIds: [...teamIds],
    invitedBy: userId,
    createdAt,
    expiresAt: invitationEnd(ctx.now()),
  }
  const made = await ctx.db
    .insertInto('invitations')
    .values(emails.map((email) => ({ ...asked, id: uuidv7(), email })))
    .onConflict((twice) => twice.columns(['workspaceId', 'email']).doNothing())
    .returning(['id', 'email'])
    .execute()
  const missed = emails.filter((email) => made.every((one) => one.email !== email))
  if (missed.length > 0) refuseInput(...missed.map((email) => isInvited(emails, email)))
  await ctx.record(
    ...made.map(({ id, email }) => ({
      ...{ type: 'member.invited', object: 'member', recordId: id },
      payload: { email, role },
    })),
  )
  for (const { id } of made) await mailLater(ctx, kith, id)
  const rows = await open(ctx)
    .where(
      'invitations.id',
      'in',
      made.map(({ id }) => id),
    )
    .execute()
  return rows.map((row) => invitationOf(ctx, kith, row))
}

/** Sends an invitation anew, with two fresh weeks; the links of before end. @throws Refusal invitation_not_found, too_many_requests */
export async function renewInvitation(ctx: Ctx, kith: Kith, id: string): Promise<Invitation> {
  await countAll(ctx, kith, 1)
  const renewed = await ctx.db
    .updateTable('invitations')
    .set({ round: sql`round + 1`, expiresAt: invitationEnd(ctx.now()) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst()
  if (!renewed) refuse('invitation_not_found')
  await ctx.record({ type: 'invitation.renewed', object: 'member', recordId: id, payload: renewed })
  await mailLater(ctx, kith, id)
  const row = await open(ctx).where('invitations.id', '=', id).executeTakeFirstOrThrow()
  return invitationOf(ctx, kith, row)
}

/** Takes an invitation back: its links end at once. @throws Refusal invitation_not_found */
export async function revokeInvitation(ctx: Ctx, id: string): Promise<{ id: string }> {
  const gone = await ctx.db
    .deleteFrom('invitations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst()
  if (!gone) refuse('invitation_not_found')
  await ctx.record({ type: 'invitation.revoked', object: 'member', recordId: id, payload: gone })
  return { id }
}

/** Each address counts, however many come at once. */
const countAll = (ctx: Ctx, kith: Kith, times: number) =>
  countAttempt(kith, `invitations of ${ctx.workspaceId}`, invitationsSent, { times, db: ctx.db })

async function refuseKnown(ctx: Ctx, emails: readonly string[]) {
  const members = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select('users.email')
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.email', 'in', emails)
    .execute()
  const isMember = (email: string) => ({
    ...{ path: `emails.${emails.indexOf(email)}`, code: 'already_member' },
    ...{ message: `${email} works here already`, mend: 'Leave this address out.' },
  })
  if (members.length > 0) refuseInput(...members.map(({ email }) => isMember(email)))
}

const isInvited = (emails: readonly string[], email: string): InputError => ({
  ...{ path: `emails.${emails.indexOf(email)}`, code: 'already_invited' },
  ...{ message: `${email} is invited already`, mend: 'Send that invitation again instead.' },
})

/** The mail leaves after the commit; without a mail server there is only the link to copy. */
async function mailLater(ctx: Ctx, kith: Kith, invitationId: string) {
  if (kith.config.smtpUrl) await ctx.later('invitations.mail', { invitationId }, { key: `invitation:${invitationId}` })
}

const open = (ctx: Ctx) =>
  ctx.db
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'invitations.invitedBy')
    .select(['invitations.id', 'invitations.email', 'invitations.role', 'round', 'invitedBy', 'users.name as inviter'])
    .leftJoin('roles', (join) =>
      join.onRef('roles.workspaceId', '=', 'invitations.workspaceId').onRef('roles.id', '=', 'invitations.ownRole'),
    )
    .select(['invitations.createdAt', 'expiresAt', 'roles.name as roleName'])
    // Teams that are no more have left the list.
    .select(
      sql<
        Invitation['teams']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
        from teams t where t.workspace_id = invitations.workspace_id and t.id = any (invitations.team_ids)), '[]')`.as(
        'teams',
      ),
    )
    .where('invitations.workspaceId', '=', ctx.workspaceId)

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]

function invitationOf(ctx: Ctx, kith: Kith, { round, invitedBy, inviter, ...row }: Row): Invitation {
  const { workspaceId } = ctx
  return {
    ...row,
    invitedBy: { id: invitedBy, name: inviter },
    expired: new Date(row.expiresAt) <= ctx.now(),
    link: invitationAddress(kith, { workspaceId, id: row.id, round, way: 'copy' }),
  }
}
