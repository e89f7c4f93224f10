-- How a file was imported, kept for the next one with the same columns; found by a hash of their names.
create table import_mappings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  name         text not null,
  columns_key  text not null,
  headers      jsonb not null,
  mapping      jsonb not null,
  match_on     jsonb not null,
  mode         text not null check (mode in ('create', 'update', 'both')),
  defaults     jsonb not null default '{}',
  mends        jsonb not null default '[]',
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  used_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, object, columns_key)
);
select kith.protect('import_mappings');

-- Until now the last import with these columns was asked.
insert into import_mappings (workspace_id, id, object, name, columns_key, headers, mapping, match_on, mode, defaults, mends, created_by, created_at, used_at)
select distinct on (workspace_id, object, columns_key) workspace_id, id, object, regexp_replace(file_name, '\.\w{2,4}$', ''), columns_key,
  coalesce((select jsonb_agg(c -> 'header') from jsonb_array_elements(shape -> 'columns') as c), '[]'),
  mapping, match_on, mode, defaults, mends, created_by, created_at, coalesce(started_at, created_at)
from imports where columns_key <> '' and started_at is not null and (options ->> 'remember')::boolean
order by workspace_id, object, columns_key, id desc;
drop index imports_by_columns;
