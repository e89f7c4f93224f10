-- A file somebody gave us. Its content lies in the data folder under its SHA-256, once however many rows name it;
-- the right to it is the row's alone. A daily job removes content that no row names.
create table files (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name         text not null check (length(name) between 1 and 255),
  media_type   text not null,
  bytes        bigint not null check (bytes >= 0),
  created_by   uuid,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index files_by_content on files (sha256);
select kith.protect('files', 'select, insert, delete');
