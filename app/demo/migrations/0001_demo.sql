-- A workspace's demo data, while it has some. What belongs to it are the records created by events with this cause.
create table demo_loads (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  loaded_by    uuid references users (id) on delete set null,
  loaded_at    timestamptz not null default now(),
  primary key (workspace_id)
);
select kith.protect('demo_loads');

-- Takes the demo data out as if it had never been: rows, keys and events. What the team made itself stays; where it
-- hung on a demo record it stands alone now. It runs with the owner's rights because events cannot be deleted otherwise.
create function kith.remove_demo(object_tables text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, kith as $$
declare
  workspace uuid := kith.workspace_id();
  demo      uuid := (select id from demo_loads where workspace_id = workspace);
  owned     uuid[];
  parent    record;
  child     text;
begin
  if demo is null then return; end if;
  owned := array(select record_id from events where workspace_id = workspace and cause_id = demo and type like '%.created');
  foreach child in array object_tables loop
    for parent in select attname from pg_attribute where attrelid = child::regclass and attname in ('contact_id', 'company_id', 'parent_id') loop
      execute format('update %1$I set %2$I = null where workspace_id = $1 and %2$I = any ($2) and not id = any ($2)', child, parent.attname)
        using workspace, owned;
    end loop;
  end loop;
  foreach child in array object_tables loop
    execute format('delete from %I where workspace_id = $1 and id = any ($2)', child) using workspace, owned;
  end loop;
  delete from record_keys where workspace_id = workspace and record_id = any (owned);
  delete from events where workspace_id = workspace and (cause_id = demo or record_id = any (owned));
  update events set contact_id = null where workspace_id = workspace and contact_id = any (owned);
  update events set company_id = null where workspace_id = workspace and company_id = any (owned);
  delete from demo_loads where workspace_id = workspace;
end $$;
select kith.offer('kith.remove_demo(text[])');
