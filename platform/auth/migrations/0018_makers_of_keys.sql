-- A key never may more than its maker may now: recognition tells the maker's role as well, and of whoever is no member any more
-- there is no key.
drop function kith.find_api_key(bytea);
create function kith.find_api_key(key_hash bytea)
  returns table (key_id uuid, scopes text[], role text, created_by uuid, makers_role text, workspace_id uuid,
                 schema_version integer, rights_version integer, name text, locale text, time_zone text, currency text,
                 default_country text, link_companies boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update api_keys k set last_used_at = now()
  where k.hash = key_hash and k.revoked_at is null and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select k.id, k.scopes, k.role, k.created_by, m.role, w.id, w.schema_version, w.rights_version, w.name, w.locale,
      w.time_zone, w.currency, w.default_country, w.link_companies
    from api_keys k
    join workspaces w on w.id = k.workspace_id
    join memberships m on m.workspace_id = k.workspace_id and m.user_id = k.created_by
    where k.hash = key_hash and k.revoked_at is null;
end $$;
select kith.offer('kith.find_api_key(bytea)');
