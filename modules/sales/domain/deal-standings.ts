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
  const { rows } = await sql<DealStanding>`
    with happening as (${happenings(ctx, ids)})
    select p.id, p.touched_at, p.rotting,
      (select to_jsonb(h) - 'dealId' - 'planned' from happening h
        where h."dealId" = p.id and h.planned order by h.at nulls last limit 1) as next,
      (select to_jsonb(h) - 'dealId' - 'planned' from happening h
        where h."dealId" = p.id and not h.planned and h.at <= now() order by h.at desc limit 1) as last
    from deal_paces p where p.workspace_id = ${ctx.workspaceId} and p.id = any (${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** Everything around the deals that is planned or was done. Rows one may not see stay unseen, as everywhere. */
function happenings({ workspaceId }: Ctx, ids: readonly string[]) {
  const about = sql`k.workspace_id = ${workspaceId} and k.record_id = any (${ids}::uuid[]) and k.part = 'links'`
  return sql`
    select k.record_id as "dealId", coalesce(t.completed_at, t.due_at) as at, 'task' as object, 'task' as kind,
      t.id as "recordId", t.title, t.assignee_id as "byId", t.completed_at is null as planned
    from activity_links k join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null
    where ${about}
    union all
    select k.record_id, a.starts_at, 'activity', a.kind, a.id, a.title, a.owner_id, a.outcome is null and a.starts_at > now()
    from activity_links k join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
    where ${about} and a.outcome is distinct from 'cancelled'
    union all
    select k.record_id, n.created_at, 'note', 'note', n.id, left(n.body, 80), n.created_by, false
    from activity_links k join notes n on n.workspace_id = k.workspace_id and n.id = k.owner_id and n.deleted_at is null
    where ${about}
    union all
    select c.record_id, c.created_at, 'comment', 'comment', c.id, left(c.body, 80), c.author_id, false
    from comments c where c.workspace_id = ${workspaceId} and c.record_id = any (${ids}::uuid[]) and c.deleted_at is null`
}
