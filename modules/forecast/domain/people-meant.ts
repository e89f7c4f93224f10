import { sql } from 'kysely'
import { membersOfTeams } from '#platform/auth/members-of-teams'
import { refuseUnknownTeams } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import type { Scope } from '../contract/shapes.ts'

/**
 * Whose deals are meant: one person's, those of everybody in a team and below it, or (null) everybody's.
 * @throws Refusal team_not_found
 */
export async function peopleMeant(ctx: Ctx, { userId, teamId }: Scope): Promise<string[] | null> {
  if (userId) return [userId]
  if (!teamId) return null
  await refuseUnknownTeams(ctx, [teamId])
  const { rows } = await membersOfTeams(ctx, sql`${teamId}::uuid`).execute(ctx.db)
  return rows.map((row) => row.userId)
}
