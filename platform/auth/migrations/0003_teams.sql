-- A team is some of the workspace's people under one name; views and layouts are shared with it.
create table teams (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  created_at   timestamptz not null default now(),
  created_by   uuid references users (id) on delete set null,
  primary key (workspace_id, id)
);
create unique index teams_by_name on teams (workspace_id, lower(name));

-- Who leaves the workspace leaves its teams.
create table team_members (
  workspace_id uuid not null,
  team_id      uuid not null,
  user_id      uuid not null,
  lead         boolean not null default false,
  primary key (workspace_id, team_id, user_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
create index team_members_by_user on team_members (workspace_id, user_id);

select kith.protect('teams');
select kith.protect('team_members');
