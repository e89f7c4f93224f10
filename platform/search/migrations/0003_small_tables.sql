-- As before, but of a table that is small anyway it is not asked first how many rows the words leave: a workspace has twenty objects
-- by now, and most of them few records.
create or replace function kith.search_records(object_table text, wanted jsonb, bound integer, only_object text) returns uuid[]
  language plpgsql security definer
  set search_path = pg_catalog, public, kith, pg_temp set enable_seqscan = off set enable_indexscan = on set enable_bitmapscan = on as $$
declare
  own text := case when only_object is null then '' else format('and object = %L', only_object) end;
  narrowed text := kith.narrowed_to(object_table);
  holding text := (
    select string_agg(format('and (%s)', alternatives), ' ') from (
      select string_agg(format('search_text like %L',
               case one ->> 'at' when 'any' then '%' when 'word' then '% ' else ' ' end
               || regexp_replace(kith.fold(one ->> 'text'), '([\\%_])', '\\\1', 'g') || '%'), ' or ') as alternatives
        from jsonb_array_elements(wanted) with ordinality as words(word, place), jsonb_array_elements(word) as one
       group by place) as each_word);
  searched regclass := ('public.' || quote_ident(object_table))::regclass;
  -- Some two thousand records.
  is_small boolean := pg_relation_size(searched) < 1000000;
  records float8 := (select reltuples from pg_class where oid = searched);
  plan json;
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  if not is_small then
    execute format('explain (format json) select from public.%I where true %s', object_table, holding) into plan;
  end if;
  -- until this function returns
  if is_small or (plan #>> '{0,Plan,Plan Rows}')::float8 <= greatest(5000, 2.5 * sqrt(bound * greatest(records, 1))) then
    perform set_config('enable_indexscan', 'off', true);
  elsif narrowed = '' then
    perform set_config('enable_bitmapscan', 'off', true);
  end if;
  execute format('select array(select id from public.%I where workspace_id = $1 %s and deleted_at is null %s %s limit $2)',
      object_table, own, holding, narrowed)
    into found using kith.workspace_id(), bound;
  return found;
end $$;
