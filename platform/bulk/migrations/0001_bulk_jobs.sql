-- One act on many records: a change of fields, to the trash, or out of it. `selection` and `act` are what was asked for.
create table bulk_jobs (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  selection    jsonb not null,
  act          jsonb not null,
  status       text not null check (status in ('running', 'cancelling', 'cancelled', 'done', 'failed')),
  total        integer not null,
  done         integer not null default 0,
  changed      integer not null default 0,
  unchanged    integer not null default 0,
  failed       integer not null default 0,
  -- How far it has come: the first chunk not gone through yet, and how much of that one is. Moves on in the transaction that
  -- wrote the records before it.
  next_chunk   integer not null default 0,
  chunk_done   integer not null default 0,
  rate         double precision,
  error        jsonb,
  retry_of     uuid,
  undo_id      uuid,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (workspace_id, id)
);
-- My jobs, newest first; those that run, whoever's.
create index bulk_jobs_by_person on bulk_jobs (workspace_id, created_by, id);
select kith.protect('bulk_jobs');

-- The records a job is about, as they matched when it was asked for: collected by one statement, in the order of their ids, so
-- that nothing which happens meanwhile skips or doubles one. A million ids are two thousand rows.
create table bulk_chunks (
  workspace_id uuid not null,
  job_id       uuid not null,
  number       integer not null,
  ids          uuid[] not null,
  primary key (workspace_id, job_id, number),
  foreign key (workspace_id, job_id) references bulk_jobs (workspace_id, id) on delete cascade
);
select kith.protect('bulk_chunks');

-- Records that could not be changed, and why.
create table bulk_failures (
  workspace_id uuid not null,
  job_id       uuid not null,
  record_id    uuid not null,
  title        text,
  code         text not null,
  errors       jsonb not null default '[]',
  primary key (workspace_id, job_id, record_id),
  foreign key (workspace_id, job_id) references bulk_jobs (workspace_id, id) on delete cascade
);
select kith.protect('bulk_failures');
