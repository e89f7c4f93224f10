-- A saved way to look at the records of one object type. Seen by its owner, by a team, or by everyone.
-- When the team is dissolved, its views stay with their owners.
create table views (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  name         text not null check (length(name) between 1 and 120),
  kind         text not null check (kind in ('table', 'board', 'calendar')),
  visibility   text not null check (visibility in ('private', 'team', 'everyone')),
  team_id      uuid,
  owner_id     uuid not null references users (id) on delete cascade,
  settings     jsonb not null,
  position     double precision not null,
  version      integer not null default 1,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  check (team_id is null or visibility = 'team'),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id)
);
-- The tabs over a list.
create index views_by_object on views (workspace_id, object, position);
create index views_by_team on views (workspace_id, team_id) where team_id is not null;

select kith.protect('views');
