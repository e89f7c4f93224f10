import type { Ctx } from '#platform/ctx/ctx'
import { photoMark } from './people/profile.ts'

/** Everybody who belongs to the workspace, by name. */
export async function listMembers(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name', 'users.email', 'memberships.role', 'photoSha256'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute()
  return rows.map(({ photoSha256, ...row }) => ({ ...row, photo: photoMark(photoSha256) }))
}
