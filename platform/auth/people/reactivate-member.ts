import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refuseRoleAbove } from '../rights/refuse-role-above.ts'
import { raiseRightsVersion } from '../rights/rights-version.ts'
import { listRoles } from '../rights/roles.ts'

/** Somebody who was shut out, with what they had. */
export interface FormerMember {
  id: string
  name: string
  email: string
  role: string
  deactivatedAt: string
  handedTo: { id: string; name: string } | null
}

/** Who was shut out, by name. */
export async function listFormerMembers(ctx: Ctx): Promise<FormerMember[]> {
  const rows = await ctx.db
    .selectFrom('formerMembers')
    .innerJoin('users', 'users.id', 'formerMembers.userId')
    .leftJoin('users as receiver', 'receiver.id', 'formerMembers.handedTo')
    .select(['users.id', 'users.name', 'users.email', 'formerMembers.role', 'deactivatedAt'])
    .select(['receiver.id as receiverId', 'receiver.name as receiverName'])
    .where('formerMembers.workspaceId', '=', ctx.workspaceId)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute()
  return rows.map(({ receiverId, receiverName, ...row }) => ({
    ...row,
    handedTo: receiverId && receiverName !== null ? { id: receiverId, name: receiverName } : null,
  }))
}

/**
 * Lets somebody in again, as what they were and in the teams there still are; as a reader where their role is gone. Records
 * and keys stay where they went.
 * @throws Refusal member_not_found, also for whoever comes second; forbidden when they were more than one is
 */
export async function reactivateMember(ctx: Ctx, userId: string): Promise<{ userId: string }> {
  const former = await ctx.db
    .deleteFrom('formerMembers')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .returning(['role', 'teams', 'joinedAt'])
    .executeTakeFirst()
  if (!former) refuse('member_not_found')
  const { teams, joinedAt } = former
  const role = await roleOf(ctx, former.role)
  await ctx.db
    .insertInto('memberships')
    .values({ workspaceId: ctx.workspaceId, userId, role, createdAt: joinedAt })
    .onConflict((twice) => twice.columns(['workspaceId', 'userId']).doNothing())
    .execute()
  await sql`insert into team_members (workspace_id, team_id, user_id, lead)
    select t.workspace_id, t.id, ${userId}, was.lead
    from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as was("teamId" uuid, lead boolean)
    join teams t on t.workspace_id = ${ctx.workspaceId} and t.id = was."teamId"
    on conflict do nothing`.execute(ctx.db)
  await raiseRightsVersion(ctx)
  await ctx.record({ type: 'member.reactivated', object: 'member', recordId: userId, payload: { userId, role } })
  return { userId }
}

async function roleOf(ctx: Ctx, was: string): Promise<string> {
  const isThere = (await listRoles(ctx)).some(({ id }) => id === was)
  return (await refuseRoleAbove(ctx, isThere ? was : 'reader')).id
}
