import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refuseMore } from './check-rules.ts'
import { raiseRightsVersion } from './rights-version.ts'
import { findRole } from './roles.ts'

/**
 * Gives a person a role. Only an owner makes an owner or takes that from one; of two owners who unmake each other at the same
 * moment one succeeds, for the owners are locked in one order.
 * @throws Refusal member_not_found, role_not_found, last_owner, forbidden also for a role that may more than the giver
 */
export async function giveRole(ctx: Ctx, { userId, role }: { userId: string; role: string }) {
  const { rows } = await sql<{ userId: string; role: string }>`select user_id, role from memberships
    where workspace_id = ${ctx.workspaceId} and (role = 'owner' or user_id in (${userId}, ${ctx.userId}))
    order by user_id for update`.execute(ctx.db)
  const before = rows.find((one) => one.userId === userId)?.role ?? refuse('member_not_found')
  const { rules, name } = await findRole(ctx, role)
  if (before === role) return { userId, role }
  const isOwner = rows.some((one) => one.userId === ctx.userId && one.role === 'owner')
  if (!isOwner && (before === 'owner' || role === 'owner')) refuse('forbidden', { permission: 'owner' })
  if (before === 'owner' && rows.filter((one) => one.role === 'owner').length === 1) refuse('last_owner')
  refuseMore(ctx, rules)
  await sql`update memberships set role = ${role} where workspace_id = ${ctx.workspaceId} and user_id = ${userId}`.execute(
    ctx.db,
  )
  await raiseRightsVersion(ctx)
  const payload = { userId, name: name ?? role, changes: { role: [before, role] as [string, string] } }
  await ctx.record({ type: 'member.roleChanged', object: 'member', recordId: userId, payload })
  return { userId, role }
}
