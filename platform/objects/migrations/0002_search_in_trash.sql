-- A list of the trash asks for candidates too, so the caller says which records it looks among: null for both.
drop function kith.search_candidates(text, text[], integer);
create function kith.search_candidates(object_table text, patterns text[], bound integer, in_trash boolean) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, public, kith, pg_temp as $$
declare
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  execute format(
    'select array(select id from public.%I where workspace_id = $1 and ($4 is null or (deleted_at is not null) = $4) and search_text like all ($2) limit $3)',
    object_table)
    into found using kith.workspace_id(), patterns, bound, in_trash;
  return found;
end $$;
select kith.offer('kith.search_candidates(text, text[], integer, boolean)');
