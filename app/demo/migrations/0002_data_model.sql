-- The demo brings fields and an object of its own; they go with it, unless the team has used them for records it made itself.
create or replace function kith.remove_demo(object_tables text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, kith as $$
declare
  workspace uuid := kith.workspace_id();
  demo      uuid := (select id from demo_loads where workspace_id = workspace);
  owned     uuid[];
  parent    record;
  child     text;
  field     record;
  is_used   boolean;
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
  delete from record_values where workspace_id = workspace and record_id = any (owned);
  delete from custom_objects as made where workspace_id = workspace and id = any (owned)
    and not exists (select from records where workspace_id = workspace and object = made.name);
  for field in select id, object, name from custom_fields where workspace_id = workspace and id = any (owned) loop
    -- Fields on objects of Kith: a value in a record of the team's own keeps the field.
    is_used := exists (select from custom_objects where workspace_id = workspace and name = field.object);
    child := case field.object when 'contact' then 'contacts' when 'company' then 'companies' end;
    if child is not null then
      execute format('select exists (select from %I where workspace_id = $1 and custom ? $2)', child) into is_used using workspace, field.name;
    end if;
    if not is_used then delete from custom_fields where workspace_id = workspace and id = field.id; end if;
  end loop;
  delete from record_keys where workspace_id = workspace and record_id = any (owned);
  delete from events where workspace_id = workspace and (cause_id = demo or record_id = any (owned));
  update events set contact_id = null where workspace_id = workspace and contact_id = any (owned);
  update events set company_id = null where workspace_id = workspace and company_id = any (owned);
  delete from demo_loads where workspace_id = workspace;
end $$;
