-- What a workspace asks of those who come in. Without a row it asks nothing.
create table workspace_security (
  workspace_id          uuid primary key references workspaces (id) on delete cascade,
  two_factor_since      timestamptz,
  two_factor_grace_days integer not null default 7 check (two_factor_grace_days between 0 and 90),
  idle_minutes          integer check (idle_minutes between 5 and 43200),
  longest_hours         integer check (longest_hours between 1 and 8760),
  admin_addresses       text[] not null default '{}'
);
select kith.protect('workspace_security');

-- To the minute, and only where a workspace ends sessions that rest; null: as old as the session.
alter table sessions add column last_seen_at timestamptz;

-- What stands at the door of a workspace for somebody: its demands, and what is known of them. Asked with recognition, before
-- any tenant row may be seen. Null where the workspace asks nothing.
create function kith.at_the_door(of_workspace uuid, of_user uuid, of_session uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public as $$
  select jsonb_build_object(
      'twoFactorSince', p.two_factor_since, 'graceDays', p.two_factor_grace_days, 'idleMinutes', p.idle_minutes,
      'longestHours', p.longest_hours, 'adminAddresses', p.admin_addresses,
      'hasTwoFactor', (select u.two_factor_enabled from users u where u.id = of_user),
      'joinedAt', (select m.created_at from memberships m where m.workspace_id = of_workspace and m.user_id = of_user),
      'signedInAt', s.created_at, 'lastSeenAt', coalesce(s.last_seen_at, s.created_at))
  from workspace_security p left join sessions s on s.id = of_session
  where p.workspace_id = of_workspace
$$;
select kith.offer('kith.at_the_door(uuid, uuid, uuid)');
