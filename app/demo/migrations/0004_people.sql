-- What the demo's people did counts for nothing once they are gone, also in the audit: it is an example, and says so in its
-- cause. Nobody but the program that fills in a demo writes events of that cause.
create or replace function kith.keep_audited() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not kith.is_audited(old.type) then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' and old.cause_id is not null and exists (
    select from public.demo_loads where workspace_id = old.workspace_id and id = old.cause_id) then
    return old;
  end if;
  -- A timeline that is no more is let go of; nothing else of it changes.
  if tg_op = 'UPDATE' and to_jsonb(new) - 'contact_id' - 'company_id' is distinct from to_jsonb(old) - 'contact_id' - 'company_id' then
    raise exception 'audited events are never changed' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'UPDATE' then new end;
end $$;

-- Takes out the demo's people and what hangs on them, before its records go. Teams and roles that somebody of one's own has
-- been given stay.
create function kith.remove_demo_people() returns void
  language plpgsql security definer set search_path = pg_catalog, public, kith as $$
declare
  workspace uuid := kith.workspace_id();
  demo      uuid;
  loader    uuid;
  loaded    timestamptz;
  made      uuid[];
  role      uuid;
  people    uuid[] := array(select id from users where demo_of = workspace);
begin
  select id, loaded_by, loaded_at into demo, loader, loaded from demo_loads where workspace_id = workspace;
  if demo is null then return; end if;
  made := array(select record_id from events where workspace_id = workspace and cause_id = demo
    and (type like '%.created' or type = 'feedback.given'));
  delete from notifications where workspace_id = workspace and (actor_id = any (people) or record_id = any (made));
  delete from record_shares where workspace_id = workspace and record_id = any (made);
  delete from calendar_invitees where workspace_id = workspace and record_id = any (made);
  delete from activity_links where workspace_id = workspace and (owner_id = any (made) or record_id = any (made));
  delete from duplicate_keys where workspace_id = workspace and record_id = any (made);
  delete from duplicate_pairs where workspace_id = workspace and (a_id = any (made) or b_id = any (made));
  -- What was worked out over the demo's records is worked out anew over one's own.
  delete from duplicate_scans where workspace_id = workspace;
  delete from quality_figures where workspace_id = workspace;
  delete from rfm_runs where workspace_id = workspace and window_months = 24 and requested_at >= loaded;
  delete from relation_types as known where workspace_id = workspace and builtin is not null
    and label_forward is null and label_backward is null and archived_at is null
    and not exists (select from relations where relations.workspace_id = workspace and type_id = known.id);
  delete from feedback where workspace_id = workspace and id = any (made);
  delete from first_acts where workspace_id = workspace
    and event_id in (select id from events where workspace_id = workspace and cause_id = demo);
  -- What was decided about a module since then holds.
  delete from module_rollouts as decided where workspace_id = workspace
    and exists (select from events where workspace_id = workspace and cause_id = demo
      and type = 'module.rolled_out' and payload ->> 'module' = decided.module)
    and not exists (select from events where workspace_id = workspace and cause_id is distinct from demo
      and type = 'module.rolled_out' and payload ->> 'module' = decided.module and occurred_at >= decided.changed_at);
  delete from teams where workspace_id = workspace and id = any (made) and not exists (
    select from team_members where team_members.workspace_id = workspace and team_id = teams.id
      and user_id <> all (people) and user_id is distinct from loader);
  delete from users where demo_of = workspace;
  foreach role in array array(select id from roles where workspace_id = workspace and id = any (made)) loop
    begin
      delete from roles where workspace_id = workspace and id = role;
    exception when foreign_key_violation then
      null;
    end;
  end loop;
end $$;
select kith.offer('kith.remove_demo_people()');
