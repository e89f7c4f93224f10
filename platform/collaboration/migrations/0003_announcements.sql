-- What everybody, or some teams, should know. It is pinned for each person until they have read it.
create table announcements (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  title        text not null check (length(title) between 1 and 200),
  body         text not null check (length(body) <= 10000),
  to_everyone  boolean not null,
  author_id    uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  edited_at    timestamptz,
  withdrawn_at timestamptz,
  primary key (workspace_id, id)
);
select kith.protect('announcements');

create table announcement_teams (
  workspace_id    uuid not null,
  announcement_id uuid not null,
  team_id         uuid not null,
  primary key (workspace_id, announcement_id, team_id),
  foreign key (workspace_id, announcement_id) references announcements (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);
create index announcement_teams_by_team on announcement_teams (workspace_id, team_id);
select kith.protect('announcement_teams');

create table announcement_readings (
  workspace_id    uuid not null,
  announcement_id uuid not null,
  user_id         uuid not null references users (id) on delete cascade,
  read_at         timestamptz not null,
  primary key (workspace_id, announcement_id, user_id),
  foreign key (workspace_id, announcement_id) references announcements (workspace_id, id) on delete cascade
);
select kith.protect('announcement_readings');
