import { sql } from 'kysely'
import { rightsOfRoles } from '#platform/auth/rights/may-read'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import type { Clock } from '#platform/values/working-time'
import type { Person } from './choose.ts'

interface Row {
  userId: string
  role: string
  locale: string | null
  languages: string[]
  timeZone: string | null
  workingHours: Clock['hours']
  away: { from: string; to: string }[]
}

/** What is known of these people; whoever is no member (any more) is left out. */
export async function findPeople(ctx: Ctx, type: ObjectType, userIds: readonly string[]): Promise<Map<string, Person>> {
  if (userIds.length === 0) return new Map()
  const { rows } = await sql<Row>`select m.user_id, m.role, u.locale, u.languages, u.time_zone, u.working_hours,
      coalesce((select jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day)) from absences a
        where a.workspace_id = m.workspace_id and a.user_id = m.user_id
          and a.to_day >= ${ctx.now().toISOString()}::timestamptz::date - 1), '[]') as away
    from memberships m join users u on u.id = m.user_id
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = any (${userIds}::uuid[])`.execute(ctx.db)
  const rights = await rightsOfRoles(ctx)
  return new Map(
    rows.map(({ userId, role, locale, languages, timeZone, workingHours, away }) => [
      userId,
      {
        languages: languages.length > 0 ? languages : [locale ?? ctx.workspace.locale],
        clock: { hours: workingHours, timeZone: timeZone ?? ctx.workspace.timeZone, away },
        mayRead: rights(role, `${type.plural}.read`),
      },
    ]),
  )
}

/** Who is in these teams, and who leads them. */
export async function membersOf(
  ctx: Ctx,
  teamIds: readonly string[],
): Promise<{ teamId: string; userId: string; lead: boolean }[]> {
  if (teamIds.length === 0) return []
  return ctx.db
    .selectFrom('teamMembers')
    .select(['teamId', 'userId', 'lead'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('teamId', 'in', [...new Set(teamIds)])
    .orderBy('userId')
    .execute()
}
