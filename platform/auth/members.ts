import type { Ctx } from '#platform/ctx/ctx'
import { photoMark } from './people/profile.ts'

/** Everybody who belongs to the workspace, by name. */
export async function listMembers(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .leftJoin('roles', (join) =>
      join.onRef('roles.workspaceId', '=', 'memberships.workspaceId').onRef('roles.id', '=', 'memberships.ownRole'),
    )
    .select(['users.id', 'users.name', 'users.email', 'memberships.role', 'roles.name as roleName'])
    .select(['photoSha256', 'users.demoOf'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute()
  return rows.map(({ photoSha256, demoOf, ...row }) => ({
    ...row,
    photo: photoMark(photoSha256),
    demo: demoOf !== null,
  }))
}
