-- Worked out of one look at what a deal is linked to instead of one for each kind of it: a board asks this of 10,000 deals.
create or replace view deal_paces with (security_invoker) as
  select d.workspace_id, d.id, pace.touched_at, planned.next_at,
    case when d.status <> 'open' then null
         when planned.plans = 0 then 'none'
         when planned.next_at < now() then 'overdue'
         when (planned.next_at at time zone w.time_zone)::date = (now() at time zone w.time_zone)::date then 'today'
         else 'planned' end as next,
    d.status = 'open' and s.rotting_days is not null
      -- Whoever came to the stage lately needs no look at what was done.
      and d.stage_since < now() - make_interval(days => s.rotting_days)
      and pace.touched_at < now() - make_interval(days => s.rotting_days) as rotting
  from deals d
  join workspaces w on w.id = d.workspace_id
  join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
  cross join lateral (
    select greatest(d.stage_since,
      (select max(greatest(t.completed_at, a.starts_at, n.created_at)) from activity_links k
        left join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null
        left join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
          and a.starts_at <= now() and a.outcome is distinct from 'cancelled'
        left join notes n on n.workspace_id = k.workspace_id and n.id = k.owner_id and n.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links'),
      (select max(c.created_at) from comments c
        where c.workspace_id = d.workspace_id and c.record_id = d.id and c.deleted_at is null)) as touched_at) pace
  cross join lateral (
    select count(*) as plans, min(plan.at) as next_at from (
      select t.due_at as at from activity_links k
        join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null and t.completed_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links'
      union all
      select a.starts_at from activity_links k
        join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links' and a.starts_at > now()
          and a.outcome is null) plan) planned
  where d.deleted_at is null;
