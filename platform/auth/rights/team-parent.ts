import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { raiseRightsVersion } from './rights-version.ts'

/**
 * Puts a team below another. The workspace's teams are locked, so that two who move teams at once cannot close a circle
 * together.
 * @throws Refusal team_not_found, team_circle
 */
export async function setTeamParent(ctx: Ctx, { id, parentId }: { id: string; parentId: string | null }) {
  const { rows } = await sql<{ id: string; name: string; parentId: string | null }>`
    select id, name, parent_id from teams where workspace_id = ${ctx.workspaceId} order by id for update`.execute(
    ctx.db,
  )
  const teams = new Map(rows.map((team) => [team.id, team]))
  const team = teams.get(id) ?? refuse('team_not_found')
  if (parentId !== null && !teams.has(parentId)) refuse('team_not_found')
  for (let up = parentId; up !== null; up = teams.get(up)?.parentId ?? null) if (up === id) refuse('team_circle')
  if (team.parentId === parentId) return { id, parentId }
  await sql`update teams set parent_id = ${parentId} where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(
    ctx.db,
  )
  await raiseRightsVersion(ctx)
  const payload = { changes: { parentId: [team.parentId, parentId] as [unknown, unknown] } }
  await ctx.record({ type: 'team.updated', object: 'team', recordId: id, payload })
  return { id, parentId }
}
