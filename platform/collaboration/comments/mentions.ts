import { sql } from 'kysely'
import { membersOfTeams } from '#platform/auth/members-of-teams'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { Mention, MentionDraft } from './comment-shape.ts'

/** The people and teams named in a comment, with the names they have now. @throws Refusal invalid_input */
export async function expectMentioned(ctx: Ctx, drafts: readonly MentionDraft[]): Promise<Mention[]> {
  const named = new Map<string, Mention>()
  for (const mention of await Promise.all([membersAmong(ctx, drafts), teamsAmong(ctx, drafts)]))
    for (const one of mention) named.set(one.id, one)
  const unknown = drafts.flatMap(({ kind, id }, index) =>
    named.get(id)?.kind === kind
      ? []
      : [
          {
            path: `mentions.${index}.id`,
            code: 'unknown_mention',
            message: kind === 'user' ? 'Nobody of this id works here' : 'There is no team of this id',
            mend: 'Use an id of GET /api/v1/members or /api/v1/teams.',
          },
        ],
  )
  if (unknown.length > 0) refuseInput(...unknown)
  return [...named.values()]
}

const idsOf = (drafts: readonly MentionDraft[], wanted: MentionDraft['kind']) => [
  ...new Set(drafts.filter(({ kind }) => kind === wanted).map(({ id }) => id)),
]

async function membersAmong(ctx: Ctx, drafts: readonly MentionDraft[]): Promise<Mention[]> {
  const ids = idsOf(drafts, 'user')
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.id', 'in', ids)
    .execute()
  return rows.map(({ id, name }) => ({ kind: 'user', id, name }))
}

async function teamsAmong(ctx: Ctx, drafts: readonly MentionDraft[]): Promise<Mention[]> {
  const ids = idsOf(drafts, 'team')
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, name }) => ({ kind: 'team', id, name }))
}

/** Everybody who is named: the people, and those of the teams and the teams below them. */
export async function peopleNamed(ctx: Ctx, mentions: readonly Mention[]): Promise<string[]> {
  const people = mentions.flatMap(({ kind, id }) => (kind === 'user' ? [id] : []))
  const teams = mentions.flatMap(({ kind, id }) => (kind === 'team' ? [id] : []))
  if (teams.length === 0) return people
  const { rows } = await membersOfTeams(ctx, sql.join(teams)).execute(ctx.db)
  return [...new Set([...people, ...rows.map(({ userId }) => userId)])]
}
