-- To whom records go that nobody owns: rules in their order, the first that fits takes it.
create table assignment_rules (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  object         text not null,
  name           text not null check (length(name) between 1 and 120),
  position       integer not null,
  is_on          boolean not null,
  -- Since when it is on: what came before is not its matter, unless somebody has it applied.
  on_since       timestamptz not null,
  filter         jsonb,
  occasions      jsonb not null,
  method         text not null check (method in ('person', 'roundRobin', 'leastLoad')),
  team_id        uuid,
  people         jsonb not null,
  capacity       integer check (capacity > 0),
  by_language    boolean not null,
  hours          text not null check (hours in ('any', 'skip', 'wait')),
  alarm_minutes  integer check (alarm_minutes > 0),
  alarm_task     boolean not null,
  -- How far the turns have come: whoever comes back from an absence begins here and makes up for nothing.
  turn           double precision not null default 0,
  version        integer not null default 1,
  created_by     uuid,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id)
);
create index assignment_rules_in_order on assignment_rules (workspace_id, object, position);
select kith.protect('assignment_rules');

-- Whose turn it is: each assignment moves a person on by one over their weight, and the one furthest behind is next.
create table assignment_turns (
  workspace_id uuid not null,
  rule_id      uuid not null,
  user_id      uuid not null,
  turn         double precision not null,
  primary key (workspace_id, rule_id, user_id),
  foreign key (workspace_id, rule_id) references assignment_rules (workspace_id, id) on delete cascade
);
select kith.protect('assignment_turns');

-- Who gets what no rule can place, for each object.
create table assignment_fallbacks (
  workspace_id uuid not null,
  object       text not null,
  user_id      uuid not null,
  primary key (workspace_id, object),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
select kith.protect('assignment_fallbacks');

-- Records that wait for an owner. Taking one off and giving it to somebody is one transaction.
create table assignment_queue (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  object       text not null,
  record_id    uuid not null,
  -- Becomes that of the assignment: one wait has one end.
  id           uuid not null,
  occasion     text not null,
  -- Only this rule is asked, where somebody has it applied.
  rule_id      uuid,
  -- Who brought it about; they are not told of it.
  caused_by    uuid,
  cause_id     uuid,
  -- From when the customer waits.
  started_at   timestamptz not null,
  queued_at    timestamptz not null,
  -- Until somebody is at work.
  not_before   timestamptz,
  primary key (workspace_id, object, record_id),
  unique (workspace_id, id)
);
create index assignment_queue_in_order on assignment_queue (workspace_id, not_before nulls first, queued_at, id);
select kith.protect('assignment_queue');

-- Each assignment with its reason: the rules that passed it on, the people who were skipped, and why.
create table assignments (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  object         text not null,
  record_id      uuid not null,
  user_id        uuid not null,
  rule_id        uuid,
  rule_name      text not null,
  rule_version   integer,
  occasion       text not null,
  reason         jsonb not null,
  started_at     timestamptz not null,
  assigned_at    timestamptz not null,
  alarm_minutes  integer,
  alarm_task     boolean not null,
  -- When the next alarm is due; null: none is to come.
  alarm_at       timestamptz,
  -- How often there was one: first the owner hears of it, then those who lead the team.
  alarms         smallint not null default 0,
  primary key (workspace_id, id)
);
create index assignments_by_record on assignments (workspace_id, record_id, assigned_at desc);
create index assignments_by_time on assignments (workspace_id, object, assigned_at);
create index assignments_to_alarm on assignments (alarm_at) where alarm_at is not null;
select kith.protect('assignments');
-- Read when records are merged (platform/duplicates/merge/references.ts).
comment on table assignments is 'Who was given a record, and why. merge: follows record_id';

-- They show to whom their record shows.
select kith.narrow_by_record('assignments', 'object', 'record_id');
select kith.narrow_by_record('assignment_queue', 'object', 'record_id');
