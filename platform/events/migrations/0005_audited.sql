-- What is done with rights, at the door, with keys, and what leaves or is deleted is kept for good: nobody changes or takes
-- out such a row, not through the owner of the tables either (whose functions take out demo data). Its twin is audited.ts.
create function kith.is_audited(type text) returns boolean language sql immutable parallel safe set search_path = pg_catalog as $$
  select type like '%.deleted'
      or type ~ '^(signIn|password|twoFactor|member|invitation|role|share|security|apiKey|export|import|audit|alert|bulk|workspace)\.'
$$;

-- From where it was done, kept for those alone.
alter table events add column address text;

create function kith.keep_audited() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if not kith.is_audited(old.type) then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  -- A timeline that is no more is let go of; nothing else of it changes.
  if tg_op = 'UPDATE' and to_jsonb(new) - 'contact_id' - 'company_id' is distinct from to_jsonb(old) - 'contact_id' - 'company_id' then
    raise exception 'audited events are never changed' using errcode = 'insufficient_privilege';
  end if;
  return case tg_op when 'UPDATE' then new end;
end $$;
create trigger keep_audited before update or delete on events for each row execute function kith.keep_audited();

create function kith.keep_events() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'events are never emptied' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_events before truncate on events for each statement execute function kith.keep_events();

-- The audit asks: what of these was done, newest first? Imports write a million events that are none of them.
create index events_audited on events (workspace_id, recorded_at desc, id desc)
  where (actor_kind <> 'import' or object = 'import')
    and (type like '%.deleted'
      or type ~ '^(signIn|password|twoFactor|member|invitation|role|share|security|apiKey|export|import|audit|alert|bulk|workspace)\.');

do $$ begin
  execute format('grant execute on function kith.is_audited(text) to %I', current_setting('kith.app_role'));
end $$;
