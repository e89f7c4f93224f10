import './events.ts'
import { sql } from 'kysely'
import { refuseUnknownTeams, teamsOf } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { declaredModules } from './declared.ts'
import { modulesOf } from './modules-of.ts'
import type { Rollout } from './shapes.ts'

interface StoredRollout {
  module: string
  reach: 'teams' | 'nobody'
  teamIds: string[]
  everyoneFrom: string | null
  isForEveryone: boolean
}

/** All modules and for whom each is on, in the order of the rail. */
export async function listRollouts(ctx: Ctx): Promise<Rollout[]> {
  const stored = new Map((await storedRollouts(ctx)).map((rollout) => [rollout.module, rollout]))
  return modulesOf(ctx).map(({ name, objects, always = false }) => {
    const rollout = stored.get(name)
    const beyond = !rollout || rollout.isForEveryone
    return {
      ...{ module: name, objects: [...objects], always },
      reach: beyond ? 'everyone' : rollout.reach,
      teamIds: beyond ? [] : rollout.teamIds,
      everyoneFrom: beyond ? null : rollout.everyoneFrom,
    }
  })
}

/** The modules that are out of sight for the person behind `ctx`. */
export async function modulesOff(ctx: Ctx): Promise<string[]> {
  const rollouts = (await storedRollouts(ctx)).filter(({ isForEveryone }) => !isForEveryone)
  if (rollouts.length === 0) return []
  const mine = new Set((await teamsOf(ctx)).map(({ id }) => id))
  return rollouts
    .filter(({ reach, teamIds }) => reach === 'nobody' || !teamIds.some((id) => mine.has(id)))
    .map(({ module }) => module)
}

/**
 * Decides for whom a module is on. Of two people who decide at once, the later one holds.
 * @throws Refusal module_not_found, also for one that cannot be switched off; team_not_found
 */
export async function setRollout(
  ctx: Ctx,
  { module, reach, teamIds, everyoneFrom }: Pick<Rollout, 'module' | 'reach' | 'teamIds' | 'everyoneFrom'>,
): Promise<Rollout> {
  const declared = declaredModules().find(({ name }) => name === module)
  if (!declared || declared.always) refuse('module_not_found', { module })
  const of = { workspaceId: ctx.workspaceId, module }
  const teams = reach === 'teams' ? [...new Set(teamIds)] : []
  await refuseUnknownTeams(ctx, teams)
  await ctx.db
    .deleteFrom('moduleRollouts')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('module', '=', module)
    .execute()
  if (reach !== 'everyone') {
    const decided = { reach, everyoneFrom, changedAt: ctx.now().toISOString(), changedBy: ctx.userId }
    await ctx.db
      .insertInto('moduleRollouts')
      .values({ ...of, ...decided })
      .onConflict((same) => same.columns(['workspaceId', 'module']).doUpdateSet(decided))
      .execute()
    if (teams.length > 0)
      await ctx.db
        .insertInto('moduleTeams')
        .values(teams.map((teamId) => ({ ...of, teamId })))
        .onConflict((same) => same.doNothing())
        .execute()
  }
  const from = reach === 'everyone' ? null : everyoneFrom
  await ctx.record({
    type: 'module.rolled_out',
    object: 'module',
    payload: { module, reach, teamIds: teams, everyoneFrom: from },
  })
  const found = (await listRollouts(ctx)).find((rollout) => rollout.module === module)
  return found ?? refuse('module_not_found', { module })
}

/** What was decided. The day is that of the workspace's own time zone. */
async function storedRollouts(ctx: Ctx): Promise<StoredRollout[]> {
  const { rows } = await sql<StoredRollout>`
    select module, reach, everyone_from::text as everyone_from,
      coalesce(everyone_from <= (${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date, false) as is_for_everyone,
      array(select team_id::text from module_teams
        where module_teams.workspace_id = module_rollouts.workspace_id and module_teams.module = module_rollouts.module) as team_ids
    from module_rollouts where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows
}
