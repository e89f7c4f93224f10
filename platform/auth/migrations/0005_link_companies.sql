-- Whether people who come without a company are linked to the one whose domain their mail has. Known with every visitor, so
-- that writing a contact asks nobody.
alter table workspaces add column link_companies boolean not null default false;

drop function kith.find_sign_in(text, uuid);
create function kith.find_sign_in(session_token text, chosen uuid)
  returns table (session_id uuid, user_id uuid, workspace_id uuid, role text, schema_version integer,
                 name text, locale text, time_zone text, currency text, default_country text, link_companies boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.user_id, w.id, m.role, w.schema_version, w.name, w.locale, w.time_zone, w.currency, w.default_country,
      w.link_companies
    from sessions s
    left join lateral (
      select mine.workspace_id, mine.role from memberships mine
      where mine.user_id = s.user_id and (chosen is null or mine.workspace_id = chosen)
      order by (mine.workspace_id = s.workspace_id) desc nulls last, mine.created_at
      limit 1) m on true
    left join workspaces w on w.id = m.workspace_id
    where s.token = session_token and s.expires_at > now();
end $$;
select kith.offer('kith.find_sign_in(text, uuid)');

drop function kith.find_api_key(bytea);
create function kith.find_api_key(key_hash bytea)
  returns table (key_id uuid, scopes text[], created_by uuid, workspace_id uuid, schema_version integer,
                 name text, locale text, time_zone text, currency text, default_country text, link_companies boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update api_keys k set last_used_at = now()
  where k.hash = key_hash and k.revoked_at is null and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select k.id, k.scopes, k.created_by, w.id, w.schema_version, w.name, w.locale, w.time_zone, w.currency, w.default_country,
      w.link_companies
    from api_keys k join workspaces w on w.id = k.workspace_id
    where k.hash = key_hash and k.revoked_at is null;
end $$;
select kith.offer('kith.find_api_key(bytea)');
