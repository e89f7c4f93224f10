-- What somebody asked for as a file: a list as it is filtered and sorted, or the whole workspace. Written anew from the
-- beginning when its process dies; given out to that person only, until it expires.
create table exports (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  kind         text not null check (kind in ('list', 'workspace')),
  object       text,
  format       text not null check (format in ('csv', 'xlsx', 'zip')),
  -- {filter, sort, q, trash} and [{field, label}] of a list.
  query        jsonb not null default '{}',
  columns      jsonb not null default '[]',
  file_name    text not null,
  status       text not null check (status in ('running', 'done', 'failed', 'expired')),
  done         integer not null default 0,
  total        integer,
  rate         double precision,
  file_id      uuid,
  bytes        bigint,
  error        jsonb,
  created_by   uuid not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  expires_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
-- The hourly job asks: which have expired?
create index exports_by_expiry on exports (expires_at) where status = 'done';
select kith.protect('exports');
