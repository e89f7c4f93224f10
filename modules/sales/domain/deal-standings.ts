import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

interface Touch {
  /** Null: planned without a day. */
  at: string | null
  object: string
  kind: string
  recordId: string
  title: string
  byId: string | null
}

/** How a deal is doing: what is planned, and when somebody last touched it. */
export interface DealStanding {
  id: string
  next: Touch | null
  last: Touch | null
  touchedAt: string
  rotting: boolean
}

/**
 * The standing of each deal this person sees. A touch is something done, said or noted about the deal: a completed task, a
 * call or meeting that took place, a comment. Plans do not count, nor does a change of the deal's own fields.
 */
export async function dealStandings(ctx: Ctx, ids: readonly string[]): Promise<DealStanding[]> {
  const now = ctx.now().toISOString()
  const { rows } = await sql<DealStanding>`
    with happening as (${happenings(ctx, ids)})
    select d.id, n.next, l.last, greatest(d.stage_since, l.at) as touched_at,
      d.status = 'open' and s.rotting_days is not null
        and greatest(d.stage_since, l.at) < ${now}::timestamptz - make_interval(days => s.rotting_days) as rotting
    from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
    left join lateral (select to_jsonb(h) - 'dealId' - 'planned' as next from happening h
      where h."dealId" = d.id and h.planned order by h.at nulls last limit 1) n on true
    left join lateral (select to_jsonb(h) - 'dealId' - 'planned' as last, h.at from happening h
      where h."dealId" = d.id and not h.planned and h.at <= ${now}::timestamptz order by h.at desc limit 1) l on true
    where d.workspace_id = ${ctx.workspaceId} and d.id = any (${ids}::uuid[]) and d.deleted_at is null`.execute(ctx.db)
  return rows
}

/** Everything around the deals that is planned or was done. Rows one may not see stay unseen, as everywhere. */
function happenings(ctx: Ctx, ids: readonly string[]) {
  const { workspaceId } = ctx
  return sql`
    select k.record_id as "dealId", coalesce(t.completed_at, t.due_at) as at, 'task' as object, 'task' as kind,
      t.id as "recordId", t.title, t.assignee_id as "byId", t.completed_at is null as planned
    from activity_links k join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null
    where k.workspace_id = ${workspaceId} and k.record_id = any (${ids}::uuid[]) and k.part = 'links'
    union all
    select k.record_id, a.starts_at, 'activity', a.kind, a.id, a.title, a.owner_id,
      a.outcome is null and a.starts_at >= ${ctx.now().toISOString()}::timestamptz
    from activity_links k join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
    where k.workspace_id = ${workspaceId} and k.record_id = any (${ids}::uuid[]) and k.part = 'links'
      and a.outcome is distinct from 'cancelled'
    union all
    select c.record_id, c.created_at, 'comment', 'comment', c.id, left(c.body, 80), c.author_id, false
    from comments c where c.workspace_id = ${workspaceId} and c.object = 'deal' and c.record_id = any (${ids}::uuid[]) and c.deleted_at is null`
}
