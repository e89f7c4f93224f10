-- Ids of at most `bound` records that hold every word, each as any of its alternatives: [[{"at": "any", "text": "mueller"},
-- {"at": "any", "text": "muller"}], …]; "word": where a word begins, "start": where the record's own name begins. With the
-- owner's rights, as LIKE is not leakproof; the way is chosen by what both cost (see kith.search_candidates).
create function kith.search_records(object_table text, wanted jsonb, bound integer, only_object text) returns uuid[]
  language plpgsql security definer
  set search_path = pg_catalog, public, kith, pg_temp set enable_seqscan = off set enable_indexscan = on set enable_bitmapscan = on as $$
declare
  own text := case when only_object is null then '' else format('and object = %L', only_object) end;
  holding text := (
    select string_agg(format('and (%s)', alternatives), ' ') from (
      select string_agg(format('search_text like %L',
               case one ->> 'at' when 'any' then '%' when 'word' then '% ' else ' ' end
               || regexp_replace(kith.fold(one ->> 'text'), '([\\%_])', '\\\1', 'g') || '%'), ' or ') as alternatives
        from jsonb_array_elements(wanted) with ordinality as words(word, place), jsonb_array_elements(word) as one
       group by place) as each_word);
  records float8 := (select reltuples from pg_class where oid = ('public.' || quote_ident(object_table))::regclass);
  plan json;
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  execute format('explain (format json) select from public.%I where true %s', object_table, holding) into plan;
  -- until this function returns
  if (plan #>> '{0,Plan,Plan Rows}')::float8 <= greatest(5000, 2.5 * sqrt(bound * greatest(records, 1))) then
    perform set_config('enable_indexscan', 'off', true);
  else
    perform set_config('enable_bitmapscan', 'off', true);
  end if;
  execute format('select array(select id from public.%I where workspace_id = $1 %s and deleted_at is null %s limit $2)', object_table, own, holding)
    into found using kith.workspace_id(), bound;
  return found;
end $$;
select kith.offer('kith.search_records(text, jsonb, integer, text)');

-- The words there are in the records of a workspace, once each: a word that is found nowhere is compared with these, some
-- ten thousand, and not with a million records. A job learns them a moment after they are written.
create table search_words (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  word         text not null,
  primary key (workspace_id, word)
);
create index search_words_by_likeness on search_words using gin (word gin_trgm_ops);
select kith.protect('search_words', 'select');

-- How far the words of each table have been learned.
create table search_learning (
  object_table  text primary key,
  learned_until timestamptz not null
);

-- Words of the workspace that are like some that were typed, or begin like them; the most alike first.
create function kith.alike_words(typed text[], bound integer) returns table (wanted text, word text)
  language plpgsql security definer set search_path = pg_catalog, public, kith, pg_temp as $$
begin
  perform set_config('pg_trgm.word_similarity_threshold', '0.35', true);
  return query
    select one, alike.word from unnest(typed) as one cross join lateral (
      select search_words.word from search_words
       where search_words.workspace_id = kith.workspace_id() and one <% search_words.word
       order by word_similarity(one, search_words.word) desc, search_words.word limit bound) as alike;
end $$;
select kith.offer('kith.alike_words(text[], integer)');
