-- Conversations go to whoever is there, can do what is asked, and has room; what nobody can take yet waits in a queue.
alter table assignment_rules
  -- The field by which its object names who has a record.
  add column holder       text    not null default 'ownerId' check (holder ~ '^[a-zA-Z]\w{0,99}$'),
  -- What whoever gets something must be able to do: all of these.
  add column skill_ids    jsonb   not null default '[]',
  -- Whoever spoke with the customer within so many days comes first.
  add column sticky_days  integer check (sticky_days > 0),
  -- For so long it waits for this rule's people before the next rule is asked.
  add column wait_minutes integer check (wait_minutes > 0),
  -- Only to people who have been seen lately.
  add column online_only  boolean not null default false,
  drop constraint assignment_rules_method_check,
  add constraint assignment_rules_method_check check (method in ('person', 'roundRobin', 'leastLoad', 'team'));

-- A team may get something that none of its people has yet.
alter table assignments
  alter column user_id drop not null,
  add column team_id uuid,
  add constraint assignments_to_somebody check (user_id is not null or team_id is not null);

alter table assignment_queue
  -- The rule whose people it waits for, why none of them took it, and when the next rule is asked.
  add column asked_rule  uuid,
  add column reason      jsonb,
  add column overflow_at timestamptz;

-- What people of a workspace can do beside speaking languages.
create table skills (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 60),
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create unique index skills_by_name on skills (workspace_id, lower(name));
select kith.protect('skills');

create table skilled_people (
  workspace_id uuid not null,
  user_id      uuid not null,
  skill_id     uuid not null,
  primary key (workspace_id, user_id, skill_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
  foreign key (workspace_id, skill_id) references skills (workspace_id, id) on delete cascade
);
create index skilled_people_by_skill on skilled_people (workspace_id, skill_id);
select kith.protect('skilled_people');

-- Whether somebody is there for customers, as they say and as they were seen.
create table availabilities (
  workspace_id uuid not null,
  user_id      uuid not null,
  chosen       text not null check (chosen in ('online', 'away', 'offline')),
  chosen_at    timestamptz not null,
  seen_at      timestamptz,
  -- Their day is over, and nobody has seen them since: they are gone until they are seen again.
  ended_at     timestamptz,
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('availabilities');

-- How much one has at a time, from when on one counts as away, and what becomes of what one has when one goes.
create table routing_settings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  most_open    integer check (most_open > 0),
  most_live    integer check (most_live > 0),
  away_minutes integer check (away_minutes > 0),
  hands_back   boolean not null,
  primary key (workspace_id)
);
select kith.protect('routing_settings');

-- Who has room for more, or for less, than the others.
create table routing_limits (
  workspace_id uuid not null,
  user_id      uuid not null,
  most_open    integer check (most_open > 0),
  most_live    integer check (most_live > 0),
  primary key (workspace_id, user_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('routing_limits');
