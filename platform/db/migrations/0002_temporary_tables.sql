-- A search path that does not name pg_temp has it first: a temporary table of the caller's, named like one of ours, would
-- stand before it in a function that runs with the owner's rights. Every such function looks there last.
create or replace function kith.offer(definer_function regprocedure) returns void
  language plpgsql as $$
declare
  path text := (select substring(setting from '^search_path=(.*)$') from pg_proc p, unnest(p.proconfig) as setting
                 where p.oid = definer_function and setting like 'search_path=%');
begin
  if path is null then
    raise exception '% runs with the owner''s rights and names no search_path', definer_function;
  end if;
  if path !~ 'pg_temp$' then
    execute format('alter function %s set search_path = %s, pg_temp', definer_function, path);
  end if;
  execute format('revoke all on function %s from public', definer_function);
  execute format('grant execute on function %s to %I', definer_function, current_setting('kith.app_role'));
end $$;

-- Those that a database of before has.
do $$ declare offered regprocedure; begin
  for offered in select oid from pg_proc where prosecdef and pronamespace = 'kith'::regnamespace loop
    perform kith.offer(offered);
  end loop;
end $$;
