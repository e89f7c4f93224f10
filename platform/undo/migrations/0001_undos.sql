-- Acts that were taken back: all that has one cause, or some events by their ids. What an undo does itself has the undo as its
-- cause, so that it can be taken back likewise.
create table undos (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  cause_id       uuid,
  event_ids      uuid[],
  status         text not null check (status in ('running', 'done', 'failed')),
  -- Events, of which those from `before_event` on are taken back already.
  total          integer not null,
  done           integer not null default 0,
  before_event   uuid not null,
  changed        integer not null default 0,
  trashed        integer not null default 0,
  restored       integer not null default 0,
  conflict_count integer not null default 0,
  conflicts      jsonb not null default '[]',
  rate           double precision,
  error          jsonb,
  created_by     uuid references users (id) on delete set null,
  created_at     timestamptz not null,
  finished_at    timestamptz,
  primary key (workspace_id, id),
  check (num_nonnulls(cause_id, event_ids) = 1)
);
select kith.protect('undos');
