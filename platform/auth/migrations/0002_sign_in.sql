-- Who asks? These functions run with the owner's rights because the answer decides the workspace:
-- before it no tenant row may be seen. Each takes a secret that only the rightful holder has, or the id found by one.

-- A session by its token, and the membership it acts under: the workspace chosen by the request, else the
-- session's, else the user's first. Without a membership the workspace's columns are null.
create function kith.find_sign_in(session_token text, chosen uuid)
  returns table (session_id uuid, user_id uuid, workspace_id uuid, role text,
                 name text, locale text, time_zone text, currency text, default_country text)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.user_id, w.id, m.role, w.name, w.locale, w.time_zone, w.currency, w.default_country
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

-- An API key by its hash. Its last use is noted at most once a minute, so that reading stays reading.
create function kith.find_api_key(key_hash bytea)
  returns table (key_id uuid, scopes text[], created_by uuid, workspace_id uuid,
                 name text, locale text, time_zone text, currency text, default_country text)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update api_keys k set last_used_at = now()
  where k.hash = key_hash and k.revoked_at is null and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select k.id, k.scopes, k.created_by, w.id, w.name, w.locale, w.time_zone, w.currency, w.default_country
    from api_keys k join workspaces w on w.id = k.workspace_id
    where k.hash = key_hash and k.revoked_at is null;
end $$;
select kith.offer('kith.find_api_key(bytea)');

-- The workspaces one user belongs to, the oldest membership first.
create function kith.workspaces_of(member uuid) returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select w.id, w.name, m.role
  from memberships m join workspaces w on w.id = m.workspace_id
  where m.user_id = member
  order by m.created_at, w.id
$$;
select kith.offer('kith.workspaces_of(uuid)');
