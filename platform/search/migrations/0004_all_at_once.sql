-- What kith.search_records finds in each of several tables, in their order: [{"of": "contacts", "only": null}, …]. A workspace has twenty
-- kinds of records by now, most of them few or none: those that are small are asked together, and the words made ready once.
create function kith.search_all(asked jsonb, wanted jsonb, bound integer) returns table (place bigint, ids uuid[])
  language plpgsql security definer
  set search_path = pg_catalog, public, kith, pg_temp set enable_seqscan = off set enable_indexscan = off set enable_bitmapscan = on as $$
declare
  holding text := (
    select string_agg(format('and (%s)', alternatives), ' ') from (
      select string_agg(format('search_text like %L',
               case one ->> 'at' when 'any' then '%' when 'word' then '% ' else ' ' end
               || regexp_replace(kith.fold(one ->> 'text'), '([\\%_])', '\\\1', 'g') || '%'), ' or ') as alternatives
        from jsonb_array_elements(wanted) with ordinality as words(word, place), jsonb_array_elements(word) as one
       group by words.place) as each_word);
  is_narrowed boolean := nullif(current_setting('app.reads', true), '') is not null;
  together text;
  one record;
begin
  if kith.workspace_id() is null then return; end if;
  for one in
    select t.place, t.asked ->> 'of' as name, t.asked ->> 'only' as only_object,
        pg_relation_size(('public.' || quote_ident(t.asked ->> 'of'))::regclass) as size
      from jsonb_array_elements(asked) with ordinality as t(asked, place)
  loop
    if one.size >= 1000000 then -- of some two thousand records and more, its own way is looked for
      place := one.place;
      ids := kith.search_records(one.name, wanted, bound, one.only_object);
      return next;
    elsif one.size > 0 then
      together := concat(together || ' union all ', format(
        'select %s::bigint, array(select id from public.%I where workspace_id = $1 %s and deleted_at is null %s %s limit $2)',
        one.place, one.name, 'and object = ' || quote_literal(one.only_object), holding,
        case when is_narrowed then kith.narrowed_to(one.name) end));
    end if;
  end loop;
  if together is not null then
    return query execute together using kith.workspace_id(), bound;
  end if;
end $$;
select kith.offer('kith.search_all(jsonb, jsonb, integer)');

-- As before, but the words alone lead the way to the records that hold them: where the planner thought of more of them than there are, it
-- read the places of all records of the workspace as well, which took longer than the rest. (“is not distinct from” uses no index.)
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
  records float8 := (select reltuples from pg_class where oid = ('public.' || quote_ident(object_table))::regclass);
  ours text := 'workspace_id = $1';
  plan json;
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  execute format('explain (format json) select from public.%I where true %s', object_table, holding) into plan;
  -- until this function returns
  if (plan #>> '{0,Plan,Plan Rows}')::float8 <= greatest(5000, 2.5 * sqrt(bound * greatest(records, 1))) then
    perform set_config('enable_indexscan', 'off', true);
    ours := 'workspace_id is not distinct from $1';
  elsif narrowed = '' then
    perform set_config('enable_bitmapscan', 'off', true);
  end if;
  execute format('select array(select id from public.%I where %s %s and deleted_at is null %s %s limit $2)',
      object_table, ours, own, holding, narrowed)
    into found using kith.workspace_id(), bound;
  return found;
end $$;
