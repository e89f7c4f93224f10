-- The same events as before, told by the first word of their type: a regular expression was a ninth of what PostgreSQL did for
-- records made in bulk.
create or replace function kith.is_audited(type text) returns boolean
  language sql immutable parallel safe set search_path = pg_catalog as $$
  select type like '%.deleted'
      or split_part(type, '.', 1) in ('signIn', 'password', 'twoFactor', 'member', 'invitation', 'role', 'team', 'share', 'security',
        'apiKey', 'export', 'import', 'audit', 'alert', 'bulk', 'workspace')
$$;

drop index events_audited;
create index events_audited on events (workspace_id, recorded_at desc, id desc)
  where (actor_kind <> 'import' or object = 'import')
    and (type like '%.deleted'
      or split_part(type, '.', 1) in ('signIn', 'password', 'twoFactor', 'member', 'invitation', 'role', 'team', 'share', 'security',
        'apiKey', 'export', 'import', 'audit', 'alert', 'bulk', 'workspace'));
