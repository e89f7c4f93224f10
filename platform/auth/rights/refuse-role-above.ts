import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refuseMore } from './check-rules.ts'
import { findRole, type Role } from './roles.ts'

/**
 * The role, if the person behind `ctx` may let somebody in with it.
 * @throws Refusal role_not_found, forbidden for a role that may more than they, or for an owner by somebody who is none
 */
export async function refuseRoleAbove(ctx: Ctx, id: string): Promise<Role> {
  const role = await findRole(ctx, id)
  refuseMore(ctx, role.rules)
  if (id === 'owner' && !(await isOwner(ctx))) refuse('forbidden', { permission: 'owner' })
  return role
}

async function isOwner({ db, workspaceId, userId }: Ctx): Promise<boolean> {
  const mine = await db
    .selectFrom('memberships')
    .select('role')
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return mine?.role === 'owner'
}
