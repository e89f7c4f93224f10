-- Deals in the workspace's currency: an open one by the latest rate, a closed one by that of the day it was closed. Null where no
-- rate is known.
create view deal_worths with (security_invoker) as
  select d.workspace_id, d.id, w.currency as base, kith.worth(d.workspace_id, d.value, d.currency, rated.day) as value,
    kith.worth(d.workspace_id, d.weighted, d.currency, rated.day) as weighted
  from deals d
  join workspaces w on w.id = d.workspace_id
  cross join lateral (
    select case when d.status = 'open' then 'infinity'::date else (d.closed_at at time zone w.time_zone)::date end as day) rated
  where d.deleted_at is null;
do $$ begin
  execute format('grant select on deal_worths to %I', current_setting('kith.app_role'));
end $$;
