-- The OpenID Connect provider a workspace's people may come by; without a row there is none. Of its secret only what the
-- installation's own secret opens is kept.
create table identity_providers (
  workspace_id  uuid primary key references workspaces (id) on delete cascade,
  id            uuid not null,
  issuer        text not null,
  client_id     text not null,
  client_secret bytea not null,
  label         text not null check (length(label) between 1 and 60),
  enabled       boolean not null,
  -- Null: nobody joins by themselves.
  join_role     text check (join_role in ('admin', 'manager', 'member', 'reader') or length(join_role) = 36),
  own_role      uuid generated always as (case when length(join_role) = 36 then join_role::uuid end) stored,
  -- Passwords lead in no longer, but for owners.
  only_way      boolean not null,
  changed_at    timestamptz not null,
  foreign key (workspace_id, own_role) references roles (workspace_id, id)
);
create index identity_providers_by_id on identity_providers (id);
create index identity_providers_by_own_role on identity_providers (workspace_id, own_role) where own_role is not null;
select kith.protect('identity_providers');

-- Whose addresses come by it. A domain leads to one workspace: whoever could claim another's would be asked for its people's trust.
create table identity_provider_domains (
  workspace_id uuid not null references identity_providers (workspace_id) on delete cascade,
  domain       text not null unique check (domain = lower(domain)),
  primary key (workspace_id, domain)
);
select kith.protect('identity_provider_domains');

-- Who somebody is to the provider. It lasts as long as the membership: whoever comes back is known by their email anew.
create table provider_identities (
  workspace_id uuid not null,
  issuer       text not null,
  subject      text not null,
  user_id      uuid not null,
  created_at   timestamptz not null,
  primary key (workspace_id, issuer, subject),
  unique (workspace_id, issuer, user_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('provider_identities');

-- A session that came by a workspace's provider opens that workspace alone: a provider vouches for nobody elsewhere. The second
-- step is due where the provider did not take one.
alter table sessions
  add column provider_workspace_id uuid references workspaces (id) on delete cascade,
  add column second_step_due boolean not null default false;
create index sessions_by_provider on sessions (provider_workspace_id) where provider_workspace_id is not null;

-- The button of the sign-in screen: the provider of an email's domain, or the only one of the installation.
create function kith.sign_in_ways(of_domain text) returns table (id uuid, label text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.label from identity_providers p
  where p.enabled and (
    exists (select from identity_provider_domains d where d.workspace_id = p.workspace_id and d.domain = of_domain)
    or not exists (select from identity_providers other where other.enabled and other.workspace_id <> p.workspace_id))
$$;
select kith.offer('kith.sign_in_ways(text)');

-- The workspace behind a button.
create function kith.workspace_of_provider(of_id uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public as $$
  select workspace_id from identity_providers where id = of_id and enabled
$$;
select kith.offer('kith.workspace_of_provider(uuid)');

-- The provider somebody must come by, when no workspace lets them in by their password; none otherwise.
create function kith.provider_needed_by(of_user uuid) returns table (id uuid, label text)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.label
  from memberships m join identity_providers p on p.workspace_id = m.workspace_id and p.enabled and p.only_way
  where m.user_id = of_user and not exists (
    select from memberships other
    left join identity_providers q on q.workspace_id = other.workspace_id and q.enabled and q.only_way
    where other.user_id = of_user and (q.id is null or other.role = 'owner'))
  order by m.created_at limit 1
$$;
select kith.offer('kith.provider_needed_by(uuid)');

-- As before, and what came by a provider acts in its workspace alone.
drop function kith.find_sign_in(text, uuid);
create function kith.find_sign_in(session_token text, chosen uuid)
  returns table (session_id uuid, user_id uuid, bound_to uuid, workspace_id uuid, role text, schema_version integer,
                 rights_version integer, name text, locale text, time_zone text, currency text, default_country text,
                 link_companies boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.user_id, s.provider_workspace_id, w.id, m.role, w.schema_version, w.rights_version, w.name, w.locale,
      w.time_zone, w.currency, w.default_country, w.link_companies
    from sessions s
    left join lateral (
      select mine.workspace_id, mine.role from memberships mine
      where mine.user_id = s.user_id and (chosen is null or mine.workspace_id = chosen)
        and (s.provider_workspace_id is null or mine.workspace_id = s.provider_workspace_id)
      order by (mine.workspace_id = s.workspace_id) desc nulls last, mine.created_at
      limit 1) m on true
    left join workspaces w on w.id = m.workspace_id
    where s.token = session_token and s.expires_at > now();
end $$;
select kith.offer('kith.find_sign_in(text, uuid)');

-- As before, with what the provider is to the workspace and to this session.
create or replace function kith.at_the_door(of_workspace uuid, of_user uuid, of_session uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object(
      'twoFactorSince', p.two_factor_since, 'graceDays', p.two_factor_grace_days, 'idleMinutes', p.idle_minutes,
      'longestHours', p.longest_hours, 'adminAddresses', coalesce(p.admin_addresses, '{}'),
      'hasTwoFactor', (select u.two_factor_enabled from users u where u.id = of_user),
      'joinedAt', m.created_at, 'signedInAt', s.created_at, 'lastSeenAt', coalesce(s.last_seen_at, s.created_at),
      'byProvider', s.provider_workspace_id is not null, 'secondStepDue', coalesce(s.second_step_due, false),
      'providerNeeded', case when s.id is not null and s.provider_workspace_id is null and m.role <> 'owner' and i.id is not null
        then jsonb_build_object('id', i.id, 'label', i.label) end)
  from (select) as this
  left join workspace_security p on p.workspace_id = of_workspace
  left join identity_providers i on i.workspace_id = of_workspace and i.enabled and i.only_way
  left join sessions s on s.id = of_session
  left join memberships m on m.workspace_id = of_workspace and m.user_id = of_user
  where p.workspace_id is not null or i.id is not null or s.second_step_due
$$;
select kith.offer('kith.at_the_door(uuid, uuid, uuid)');
