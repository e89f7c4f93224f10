import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Who leads the team a record is of; where it is of none, the teams its owner is in. */
export async function leadsOver(
  ctx: Ctx,
  { ownerId, teamId }: { ownerId: string | null; teamId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`select distinct user_id from team_members
    where workspace_id = ${ctx.workspaceId} and lead and (team_id::text = ${teamId} or (${teamId}::text is null and team_id in
      (select m.team_id from team_members m where m.workspace_id = ${ctx.workspaceId} and m.user_id = ${ownerId})))`.execute(
    ctx.db,
  )
  return rows.map(({ userId }) => userId)
}
