import { sql } from 'kysely'
import { rightsOfRoles } from '#platform/auth/rights/may-read'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import type { Clock } from '#platform/values/working-time'
import type { Person } from './choose.ts'
import { type Attendance, stanceOf } from './stance.ts'

interface Row extends Attendance {
  userId: string
  role: string
  locale: string | null
  languages: string[]
  timeZone: string | null
  workingHours: Clock['hours']
  away: { from: string; to: string }[]
  skillIds: string[]
  mostOpen: number | null
  mostLive: number | null
}

/** What is known of these people; whoever is no member (any more) is left out. */
export async function findPeople(ctx: Ctx, type: ObjectType, userIds: readonly string[]): Promise<Map<string, Person>> {
  if (userIds.length === 0) return new Map()
  const now = ctx.now()
  const { rows } = await sql<Row>`select m.user_id, m.role, u.locale, u.languages, u.time_zone, u.working_hours,
      coalesce((select jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day)) from absences a
        where a.workspace_id = m.workspace_id and a.user_id = m.user_id
          and a.to_day >= ${now.toISOString()}::timestamptz::date - 1), '[]') as away,
      array(select s.skill_id from skilled_people s where s.workspace_id = m.workspace_id and s.user_id = m.user_id) as skill_ids,
      coalesce(l.most_open, w.most_open) as most_open, coalesce(l.most_live, w.most_live) as most_live,
      coalesce(v.chosen, 'online') as chosen, v.seen_at, v.ended_at,
      case when w.workspace_id is null then ${AWAY_MINUTES}::int else w.away_minutes end as away_minutes
    from memberships m join users u on u.id = m.user_id
    left join routing_settings w on w.workspace_id = m.workspace_id
    left join routing_limits l on l.workspace_id = m.workspace_id and l.user_id = m.user_id
    left join availabilities v on v.workspace_id = m.workspace_id and v.user_id = m.user_id
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = any (${userIds}::uuid[])`.execute(ctx.db)
  const rights = await rightsOfRoles(ctx)
  return new Map(
    rows.map((row) => [
      row.userId,
      {
        languages: row.languages.length > 0 ? row.languages : [row.locale ?? ctx.workspace.locale],
        clock: { hours: row.workingHours, timeZone: row.timeZone ?? ctx.workspace.timeZone, away: row.away },
        mayRead: rights(row.role, `${type.plural}.read`),
        ...{ skillIds: row.skillIds, mostOpen: row.mostOpen, mostLive: row.mostLive, stance: stanceOf(row, now) },
      },
    ]),
  )
}

/** After so many minutes without a sign of somebody they count as away, until a workspace says otherwise. */
export const AWAY_MINUTES = 15

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
