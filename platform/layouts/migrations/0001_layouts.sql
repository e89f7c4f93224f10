-- How a record page is laid out: sections of fields in order. Without a team it holds for everybody who has no layout of
-- their own team; an object without any is laid out as its module drew it.
create table layouts (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  team_id      uuid,
  sections     jsonb not null,
  -- Custom fields left out on purpose: one that is neither here nor in a section is newer, and is shown last.
  hidden       jsonb not null default '[]',
  version      integer not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  updated_by   uuid references users (id) on delete set null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, object, team_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);
select kith.protect('layouts');

-- What the workspace calls an object: a school calls its contacts students. A language without a row says it as Kith does.
create table object_names (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  object       text not null,
  language     text not null,
  one          text not null,
  many         text not null,
  primary key (workspace_id, object, language)
);
select kith.protect('object_names');
