-- Whoever may not see every row works as a second, narrower role: restrictive policies stand for it alone, so that whoever
-- may see all pays nothing for them. It has what the limited role has; this brings it in line after every migration run.
create function kith.narrowed_role() returns text
  language sql stable
  as $$ select current_setting('kith.app_role') || '_narrowed' $$;

create function kith.align_narrowed_role() returns void
  language plpgsql as $$
declare
  app_role text := current_setting('kith.app_role');
  narrowed text := kith.narrowed_role();
  found record;
begin
  execute format('grant usage on schema kith, public to %I', narrowed);
  for found in
    select c.oid::regclass as name, a.privilege_type
    from pg_class c, aclexplode(c.relacl) as a
    where c.relnamespace = 'public'::regnamespace and a.grantee = app_role::regrole
      and not has_table_privilege(narrowed, c.oid, a.privilege_type)
  loop
    execute format('grant %s on %s to %I', found.privilege_type, found.name, narrowed);
  end loop;
  for found in
    select p.oid::regprocedure as name
    from pg_proc p, aclexplode(p.proacl) as a
    where p.pronamespace = 'kith'::regnamespace and a.grantee = app_role::regrole
      and not has_function_privilege(narrowed, p.oid, 'execute')
  loop
    execute format('grant execute on function %s to %I', found.name, narrowed);
  end loop;
  for found in
    select format('%I.%I', p.schemaname, p.tablename) as name, p.qual, p.with_check
    from pg_policies p
    where p.policyname = 'workspace' and p.roles = array[app_role::name]
      and not exists (select from pg_policies o where o.schemaname = p.schemaname and o.tablename = p.tablename
        and o.policyname = 'workspace_narrowed')
  loop
    execute format('create policy workspace_narrowed on %s to %I using %s %s', found.name, narrowed, found.qual,
      coalesce('with check ' || found.with_check, ''));
  end loop;
end $$;
