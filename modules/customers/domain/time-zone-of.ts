import type { Ctx } from '#platform/ctx/ctx'

/** Time zones (IANA) of people by their ids; whoever has chosen none is left out and lives in the workspace's. */
export async function timeZoneOf(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.timeZone'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.id', 'in', userIds)
    .execute()
  return new Map(rows.flatMap(({ id, timeZone }) => (timeZone ? [[id, timeZone] as const] : [])))
}
