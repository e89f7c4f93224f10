import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * When somebody first reacted to each of some records: the first attempt of ours to reach them after `since`. Calls count, also
 * those that reached nobody, mails that a person sent, and meetings, from when they were agreed; what was cancelled or is only
 * planned does not, nor what they wrote themselves or a sequence sent (nobody created it),
 * do notes and tasks, which no customer hears of. What was written down afterwards counts from when it took place, and a
 * call of the hour before counts as at once: that is how somebody comes to be written down.
 * @param asked a query that yields `id` and `since`
 * @returns a query that yields `id` and `at`, for those that were reacted to
 */
export function firstTouches(ctx: Ctx, asked: RawBuilder<unknown>): RawBuilder<unknown> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`
  const at = sql`case when a.kind = 'meeting' then least(a.starts_at, a.created_at) else a.starts_at end`
  const of = (join: RawBuilder<unknown>) => sql`select asked.id, asked.since, ${at} as at, a.created_at
    from asked ${join} where a.deleted_at is null and a.outcome is distinct from 'cancelled'
    and (a.kind <> 'mail' or (a.direction is distinct from 'in' and a.created_by is not null))`
  const activity = (on: RawBuilder<unknown>) => sql`join activities a on a.workspace_id = ${ctx.workspaceId} and ${on}`
  return sql`select id, min(greatest(at, since)) as at from (
      with asked as materialized (${asked})
      ${of(activity(sql`a.contact_id = asked.id`))} union all ${of(activity(sql`a.company_id = asked.id`))}
      union all ${of(sql`join activity_links l on l.workspace_id = ${ctx.workspaceId} and l.record_id = asked.id
        ${activity(sql`a.id = l.owner_id`)}`)}) as touching
    where at <= ${now} and at >= since - interval '1 hour' and (at >= since or created_at >= since)
    group by id`
}
