import { teamsOf } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'

/** Whose entries: everybody's, one's own, those of one's teams or of one team, or somebody's by id. */
export async function peopleMeant(ctx: Ctx, people: string): Promise<string[] | null> {
  if (people === 'all') return null
  if (people === 'mine') return ctx.userId ? [ctx.userId] : []
  if (!people.startsWith('team')) return [people]
  const [, team] = people.split(':')
  const teams = team ? [team] : (await teamsOf(ctx)).map(({ id }) => id)
  if (teams.length === 0) return ctx.userId ? [ctx.userId] : []
  const rows = await ctx.db
    .selectFrom('teamMembers')
    .select('userId')
    .distinct()
    .where('workspaceId', '=', ctx.workspaceId)
    .where('teamId', 'in', teams)
    .execute()
  return rows.map(({ userId }) => userId)
}
