-- How far each part of Kith is in use: for everyone (no row), for some teams, for nobody; and the day from which it is for everyone.
create table module_rollouts (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  module        text not null,
  reach         text not null check (reach in ('teams', 'nobody')),
  everyone_from date,
  changed_at    timestamptz not null,
  changed_by    uuid references users (id) on delete set null,
  primary key (workspace_id, module)
);
select kith.protect('module_rollouts');

create table module_teams (
  workspace_id uuid not null,
  module       text not null,
  team_id      uuid not null,
  primary key (workspace_id, module, team_id),
  foreign key (workspace_id, module) references module_rollouts (workspace_id, module) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade
);
select kith.protect('module_teams');

-- What stands on somebody's home, in which order. Without a row it is what their role begins with.
create table home_arrangements (
  workspace_id uuid not null,
  user_id      uuid not null,
  arrangement  jsonb not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('home_arrangements');

-- What somebody has read and put away for good: an explanation of a screen, the checklist of the first week.
create table dismissals (
  workspace_id uuid not null,
  user_id      uuid not null,
  name         text not null,
  dismissed_at timestamptz not null,
  primary key (workspace_id, user_id, name),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('dismissals');

-- When somebody did each kind of thing first, from the stream of events. The checklists tick by it.
create table first_acts (
  workspace_id uuid not null,
  user_id      uuid not null,
  act          text not null,
  event_id     uuid not null,
  happened_at  timestamptz not null,
  primary key (workspace_id, user_id, act),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('first_acts');

-- What hampers people at work, in their words, and where they were.
create table feedback (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  text         text not null,
  path         text,
  object       text,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index feedback_by_author on feedback (workspace_id, created_by, created_at);
select kith.protect('feedback');

-- Feedback that was answered has a row here.
create table feedback_answers (
  workspace_id uuid not null,
  feedback_id  uuid not null,
  text         text not null,
  answered_by  uuid references users (id) on delete set null,
  answered_at  timestamptz not null,
  primary key (workspace_id, feedback_id),
  foreign key (workspace_id, feedback_id) references feedback (workspace_id, id) on delete cascade
);
select kith.protect('feedback_answers');
