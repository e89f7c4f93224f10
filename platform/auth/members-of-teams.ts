import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Who is meant when teams are: everybody in them and in the teams below them, as a query of `user_id`, each once.
 * @param teams a list or a query of ids
 */
export const membersOfTeams = (ctx: Ctx, teams: RawBuilder<unknown>): RawBuilder<{ userId: string }> =>
  // A circle of teams is refused, and would end here all the same: union keeps each team once.
  sql`with recursive meant as (
      select id from teams where workspace_id = ${ctx.workspaceId} and id in (${teams})
      union select below.id from teams below join meant on below.parent_id = meant.id where below.workspace_id = ${ctx.workspaceId})
    select distinct user_id from team_members join meant on meant.id = team_id where workspace_id = ${ctx.workspaceId}`
