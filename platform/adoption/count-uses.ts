import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ModuleDeclaration } from './declared.ts'

/** The newest acts of a person that are counted: the work of a page stays the same however much one of them changes at once. */
const COUNTED = 20_000

/** What somebody did. */
export interface Use {
  id: string
  name: string
  joinedAt: string
  firstActAt: string | null
  /** To the day. */
  lastSeenAt: string | null
  acts: number
  records: number
  /** On how many days of the workspace's own time zone. */
  days: number
  lastAt: string | null
  beyond: boolean
  uses: { type: string; acts: number; lastAt: string }[]
}

/** Whether an event of this type is a use of the module. */
export function countsFor({ usedBy, verbs = [] }: ModuleDeclaration, type: string): boolean {
  const [object = '', verb = ''] = type.split('.')
  return usedBy.includes(object) || verbs.includes(verb)
}

type Row = Omit<Use, 'acts' | 'records' | 'days' | 'uses'> & {
  acts: string
  records: string
  days: string
  uses: Use['uses'] | null
}

/** Each member with what they did since then themselves, the busiest first. Reading leaves no event. */
export async function usesSince(ctx: Ctx, since: string): Promise<Use[]> {
  const { rows } = await sql<Row>`
    select users.id, users.name, memberships.created_at as joined_at, seen.at as last_seen_at, first.at as first_act_at,
      coalesce(done.acts, 0) as acts, coalesce(done.records, 0) as records, coalesce(done.days, 0) as days,
      done.last_at, coalesce(done.acts, 0) >= ${COUNTED} as beyond, done.uses
    from memberships
    join users on users.id = memberships.user_id
    left join lateral (select max(sessions.updated_at) as at from sessions
      where sessions.user_id = users.id and sessions.workspace_id = memberships.workspace_id) seen on true
    left join lateral (select min(happened_at) as at from first_acts
      where first_acts.workspace_id = memberships.workspace_id and first_acts.user_id = users.id) first on true
    left join lateral (
      with newest as materialized (
        select type, record_id, recorded_at from events
        where events.workspace_id = ${ctx.workspaceId} and actor_id = users.id and actor_kind in ('user', 'apiKey')
          and actor_kind = 'user' and recorded_at >= ${since}::timestamptz
        order by recorded_at desc, id desc limit ${COUNTED})
      select count(*) as acts, count(distinct record_id) as records, max(recorded_at) as last_at,
        count(distinct (recorded_at at time zone ${ctx.workspace.timeZone})::date) as days,
        (select jsonb_agg(jsonb_build_object('type', type, 'acts', acts, 'lastAt', last_at))
          from (select type, count(*) as acts, max(recorded_at) as last_at from newest group by type) by_type) as uses
      from newest) done on true
    where memberships.workspace_id = ${ctx.workspaceId}
    order by coalesce(done.acts, 0) desc, users.name, users.id`.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    ...{ acts: Number(row.acts), records: Number(row.records), days: Number(row.days), uses: row.uses ?? [] },
  }))
}
