-- LIKE ALL (array) cannot use an index, a condition for each pattern can; as literals they are planned by how common they
-- are. A rare word among 1 M contacts took 900 ms and takes 0.3 ms. Without enable_seqscan = off a common pattern reads
-- through the rows of all workspaces that lie before its own in the table (290 ms).
--
-- `unless_common`: null where the planner takes more than 1.5 % of all records for matches, which costs 0.3 ms to ask. Of
-- so many, a list in any order meets a page soon; collecting their ids only to find them too many took 40 ms. (Volatile
-- only because PostgreSQL lets nothing else explain.)
drop function kith.search_candidates(text, text[], integer, boolean);
create function kith.search_candidates(object_table text, patterns text[], bound integer, in_trash boolean, unless_common boolean)
  returns uuid[]
  language plpgsql security definer set search_path = pg_catalog, public, kith, pg_temp set enable_seqscan = off as $$
declare
  alive text := case when in_trash then 'and deleted_at is not null' when not in_trash then 'and deleted_at is null' else '' end;
  holding text := (select string_agg(format('and search_text like %L', pattern), ' ') from unnest(patterns) as pattern);
  plan json;
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  if unless_common then
    execute format('explain (format json) select from public.%I where true %s', object_table, holding) into plan;
    if (plan #>> '{0,Plan,Plan Rows}')::float8 >
       greatest(5000, 0.015 * (select reltuples from pg_class where oid = ('public.' || quote_ident(object_table))::regclass)) then
      return null;
    end if;
  end if;
  execute format('select array(select id from public.%I where workspace_id = $1 %s %s limit $2)', object_table, alive, holding)
    into found using kith.workspace_id(), bound;
  return found;
end $$;
select kith.offer('kith.search_candidates(text, text[], integer, boolean, boolean)');
