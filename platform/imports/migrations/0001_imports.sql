-- A file on its way to records, and what came of it. Its rows stay in the file: what is wrong with one follows from the
-- file, the mapping and what was mended, so only the rows' numbers are kept, as bits.
create table imports (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  object         text not null,
  status         text not null
    check (status in ('draft', 'checking', 'ready', 'running', 'cancelling', 'cancelled', 'done', 'failed', 'undoing', 'undone')),
  file_id        uuid not null,
  file_name      text not null,
  file_bytes     bigint not null,
  file_sha256    text not null,
  file_options   jsonb not null default '{}',
  shape          jsonb not null,
  preview        jsonb not null,
  columns_key    text not null,
  mapping        jsonb not null,
  match_on       jsonb not null,
  mode           text not null check (mode in ('create', 'update', 'both')),
  defaults       jsonb not null default '{}',
  options        jsonb not null default '{}',
  -- Reasons whose suggestions are taken in every row, [{code, column}].
  mends          jsonb not null default '[]',
  leave_out_unmended boolean not null default false,
  total          integer not null,
  done           integer not null default 0,
  -- What the check found. One that is overtaken by a later one (check_no) writes nothing.
  check_no       integer not null default 0,
  checked_at     timestamptz,
  ready          integer not null default 0,
  to_mend        integer not null default 0,
  to_look        integer not null default 0,
  creates        integer not null default 0,
  updates        integer not null default 0,
  mend_rows      bytea,
  look_rows      bytea,
  update_rows    bytea,
  reasons        jsonb not null default '[]',
  -- How far the run has come: the first row of the file not gone through yet. Moves on in the transaction that wrote the rows before it.
  next_row       integer not null default 1,
  created        integer not null default 0,
  updated        integer not null default 0,
  unchanged      integer not null default 0,
  failed         integer not null default 0,
  left_out       integer not null default 0,
  rate           double precision,
  started_at     timestamptz,
  finished_at    timestamptz,
  error          jsonb,
  -- The undo walks its events back from here.
  undo_before    uuid,
  conflict_count integer not null default 0,
  conflicts      jsonb not null default '[]',
  created_by     uuid references users (id) on delete set null,
  created_at     timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
-- The next file with these columns is read as the last one was.
create index imports_by_columns on imports (workspace_id, object, columns_key, id);
select kith.protect('imports');

-- Rows that differ from the file (cells mended by hand, left out), and rows that failed.
create table import_rows (
  workspace_id uuid not null,
  import_id    uuid not null,
  row          integer not null,
  edits        jsonb,
  left_out     boolean not null default false,
  outcome      text check (outcome in ('failed', 'leftOut')),
  problems     jsonb,
  primary key (workspace_id, import_id, row),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select kith.protect('import_rows');
