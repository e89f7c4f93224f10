-- An archive of a whole workspace on its way into this one.
create table workspace_imports (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  file_id      uuid,
  file_name    text not null,
  status       text not null check (status in ('running', 'done', 'failed')),
  done         integer not null default 0,
  total        integer,
  error        jsonb,
  created_by   uuid not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, file_id) references files (workspace_id, id)
);
select kith.protect('workspace_imports');
