-- What every later migration stands on: text folding, and the one way a tenant table is protected.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create schema kith;

-- Case- and accent-blind form of a text. The dictionary is named, so the result depends on nothing
-- but the argument and may stand in an index although unaccent() itself is only stable.
create function kith.fold(value text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- Forces row-level security on a tenant table and lets the limited role reach its own workspace only.
-- The policy of the owner (migrations, backup, SECURITY DEFINER functions) is constantly true and
-- thereby no barrier: such a function may use a trigram index, whose operator is not leakproof.
create function kith.protect(tenant_table regclass, privileges text default 'select, insert, update, delete') returns void
  language plpgsql as $$
declare
  app_role text := current_setting('kith.app_role');
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy workspace on %s to %I
       using (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)
       with check (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)',
    tenant_table, app_role);
  execute format('create policy owner on %s to %I using (true) with check (true)', tenant_table, current_user);
  execute format('grant %s on %s to %I', privileges, tenant_table, app_role);
end $$;

-- Gives the limited role a function that runs with the owner's rights; nobody else may call it.
create function kith.offer(definer_function regprocedure) returns void
  language plpgsql as $$
begin
  execute format('revoke all on function %s from public', definer_function);
  execute format('grant execute on function %s to %I', definer_function, current_setting('kith.app_role'));
end $$;

-- The workspace of this transaction, for functions that run with the owner's rights.
create function kith.workspace_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.workspace_id', true), '')::uuid $$;

do $$ begin
  execute format('grant usage on schema kith to %I', current_setting('kith.app_role'));
  execute format('grant usage on schema public to %I', current_setting('kith.app_role'));
  execute format('grant execute on function kith.fold(text), kith.workspace_id() to %I', current_setting('kith.app_role'));
end $$;
