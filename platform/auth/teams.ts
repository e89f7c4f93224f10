import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { raiseRightsVersion } from './rights/rights-version.ts'
import { raiseSchemaVersion } from './schema-version.ts'

/** Somebody of a team; a lead may change what is shared with it. */
export interface TeamMember {
  userId: string
  lead: boolean
}

export interface Team {
  id: string
  name: string
  /** The team it stands below. */
  parentId: string | null
  /** By name. */
  members: (TeamMember & { name: string })[]
}

/** The teams of the workspace with their members, by name. */
export async function listTeams(ctx: Ctx): Promise<Team[]> {
  const { rows } = await teamsWhere(ctx, sql`true`)
  return rows
}

/** The teams that the person behind `ctx` is in, by name. */
export async function teamsOf(ctx: Ctx): Promise<{ id: string; name: string; lead: boolean }[]> {
  if (ctx.userId === null) return []
  return ctx.db
    .selectFrom('teamMembers')
    .innerJoin('teams', (join) =>
      join.onRef('teams.workspaceId', '=', 'teamMembers.workspaceId').onRef('teams.id', '=', 'teamMembers.teamId'),
    )
    .select(['teams.id', 'teams.name', 'teamMembers.lead'])
    .where('teamMembers.workspaceId', '=', ctx.workspaceId)
    .where('teamMembers.userId', '=', ctx.userId)
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute()
}

/** @throws Refusal team_name_taken */
export async function createTeam(ctx: Ctx, draft: { name: string; members: readonly TeamMember[] }): Promise<Team> {
  const id = uuidv7()
  const made = await ctx.db
    .insertInto('teams')
    .values({ workspaceId: ctx.workspaceId, id, name: draft.name, createdBy: ctx.userId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('team_name_taken', { name: draft.name })
  await writeMembers(ctx, id, draft.members)
  await raiseRightsVersion(ctx)
  // Teams are choices of fields.
  await raiseSchemaVersion(ctx)
  await ctx.record({ type: 'team.created', object: 'team', recordId: id, payload: { name: draft.name } })
  return findTeam(ctx, id)
}

/** @throws Refusal team_not_found, team_name_taken */
export async function renameTeam(ctx: Ctx, id: string, name: string): Promise<Team> {
  const before = await findTeam(ctx, id)
  if (before.name === name) return before
  const twin = await ctx.db
    .selectFrom('teams')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (twin) refuse('team_name_taken', { name })
  await ctx.db
    .updateTable('teams')
    .set({ name })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await raiseSchemaVersion(ctx)
  const payload = { changes: { name: [before.name, name] } }
  await ctx.record({ type: 'team.updated', object: 'team', recordId: id, payload })
  return findTeam(ctx, id)
}

/** Who is in the team from now on. @throws Refusal team_not_found, invalid_input for somebody of no membership. */
export async function setTeamMembers(ctx: Ctx, id: string, members: readonly TeamMember[]): Promise<Team> {
  const before = await findTeam(ctx, id)
  await ctx.db.deleteFrom('teamMembers').where('workspaceId', '=', ctx.workspaceId).where('teamId', '=', id).execute()
  await writeMembers(ctx, id, members)
  await raiseRightsVersion(ctx)
  const plain = (list: readonly TeamMember[]) => list.map(({ userId, lead }) => ({ userId, lead }))
  const payload = { changes: { members: [plain(before.members), plain(members)] } }
  await ctx.record({ type: 'team.updated', object: 'team', recordId: id, payload })
  return findTeam(ctx, id)
}

/** What was shared with the team alone stays with whoever made it. @throws Refusal team_not_found */
export async function deleteTeam(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { name } = await findTeam(ctx, id)
  await ctx.db.deleteFrom('teams').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await raiseRightsVersion(ctx)
  await raiseSchemaVersion(ctx)
  await ctx.record({ type: 'team.deleted', object: 'team', recordId: id, payload: { name } })
  return { id }
}

/** @throws Refusal team_not_found for ids of which one is no team here */
export async function refuseUnknownTeams(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = await ctx.db
    .selectFrom('teams')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  if (known.length < new Set(ids).size) refuse('team_not_found')
}

async function findTeam(ctx: Ctx, id: string): Promise<Team> {
  const { rows } = await teamsWhere(ctx, sql`teams.id = ${id}`)
  return rows[0] ?? refuse('team_not_found')
}

const teamsWhere = (ctx: Ctx, condition: ReturnType<typeof sql>) =>
  sql<Team>`select teams.id, teams.name, teams.parent_id,
      coalesce(jsonb_agg(jsonb_build_object('userId', users.id, 'name', users.name, 'lead', team_members.lead)
        order by users.name, users.id) filter (where users.id is not null), '[]') as members
    from teams
    left join team_members on team_members.workspace_id = teams.workspace_id and team_members.team_id = teams.id
    left join users on users.id = team_members.user_id
    where teams.workspace_id = ${ctx.workspaceId} and ${condition}
    group by teams.id, teams.name, teams.parent_id order by teams.name, teams.id`.execute(ctx.db)

async function writeMembers(ctx: Ctx, teamId: string, members: readonly TeamMember[]) {
  if (members.length === 0) return
  const known = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const strangers = members.flatMap(({ userId }, index) =>
    known.some((one) => one.userId === userId)
      ? []
      : [
          {
            path: `members.${index}.userId`,
            code: 'unknown_member',
            message: 'Nobody of this id works here',
            mend: 'Use an id of GET /api/v1/members.',
          },
        ],
  )
  if (strangers.length > 0) refuseInput(...strangers)
  await ctx.db
    .insertInto('teamMembers')
    .values(members.map(({ userId, lead }) => ({ workspaceId: ctx.workspaceId, teamId, userId, lead })))
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'teamId', 'userId']).doUpdateSet((row) => ({ lead: row.ref('excluded.lead') })),
    )
    .execute()
}
