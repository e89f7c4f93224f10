-- Records made one, and what it takes to make them several again.
create table merges (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  survivor_id  uuid not null,
  loser_ids    uuid[] not null,
  -- By id, the words that named each record when it was merged.
  titles       jsonb not null,
  -- The survivor's fields that changed: {name: [before, after]}.
  changes      jsonb not null,
  -- How many rows of which table came along.
  moved        jsonb not null,
  merged_by    uuid,
  merged_at    timestamptz not null,
  undone_by    uuid,
  undone_at    timestamptz,
  -- What could not be put back, since it had changed.
  conflicts    jsonb not null default '[]',
  primary key (workspace_id, id)
);
create index merges_by_object on merges (workspace_id, object, merged_at desc, id);
select kith.protect('merges');

-- Rows that pointed to a loser and point to the survivor since (`keys`: their primary keys as they are now), and rows that
-- had to give way because the survivor had the same (`dropped`: as they were).
create table merge_moves (
  workspace_id uuid not null,
  merge_id     uuid not null,
  position     integer not null,
  table_name   text not null,
  column_name  text not null,
  loser_id     uuid not null,
  keys         jsonb not null default '[]',
  dropped      jsonb not null default '[]',
  primary key (workspace_id, merge_id, position),
  foreign key (workspace_id, merge_id) references merges (workspace_id, id) on delete cascade
);
select kith.protect('merge_moves');

-- Who a merged record is now. Timelines read the events of both; whoever still writes to the old id is led on.
create table merged_records (
  workspace_id uuid not null,
  object       text not null,
  loser_id     uuid not null,
  survivor_id  uuid not null,
  merge_id     uuid not null,
  primary key (workspace_id, loser_id),
  foreign key (workspace_id, merge_id) references merges (workspace_id, id) on delete cascade
);
create index merged_records_by_survivor on merged_records (workspace_id, survivor_id);
select kith.protect('merged_records');
