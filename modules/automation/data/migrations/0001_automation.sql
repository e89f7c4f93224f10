-- What Kith does by itself when something happens.
create table automation_rules (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  name         text not null check (length(name) between 1 and 120),
  position     integer not null,
  is_on        boolean not null,
  -- Since when it is on: what happened before is not its matter.
  on_since     timestamptz not null,
  trigger      jsonb not null,
  filter       jsonb,
  hours        text not null check (hours in ('any', 'open', 'closed')),
  once         boolean not null,
  acts         jsonb not null,
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index automation_rules_in_order on automation_rules (workspace_id, object, position);
-- Which workspaces have rules that wait for a moment?
create index automation_rules_of_moments on automation_rules (workspace_id) where is_on and trigger ->> 'on' in ('since', 'beforeDue');
select kith.protect('automation_rules');

-- One rule with one record for one reason: what waits, and what became of it.
create table automation_runs (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  rule_id      uuid not null,
  rule_name    text not null,
  rule_version integer,
  object       text not null,
  record_id    uuid not null,
  -- The event or the moment; the same for all where a rule holds once per record.
  key          text not null check (length(key) between 1 and 200),
  -- Rules that led to it, in their order: none of them is set off again.
  chain        uuid[] not null default '{}',
  state        text not null check (state in ('waiting', 'done', 'failed', 'stopped')),
  outcomes     jsonb not null default '[]',
  problem      text check (length(problem) <= 2000),
  tries        integer not null default 0,
  not_before   timestamptz,
  queued_at    timestamptz not null,
  ran_at       timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, rule_id, record_id, key),
  foreign key (workspace_id, rule_id) references automation_rules (workspace_id, id) on delete cascade
);
create index automation_runs_waiting on automation_runs (workspace_id, id) where state = 'waiting';
create index automation_runs_later on automation_runs (not_before) where state = 'waiting' and not_before is not null;
create index automation_runs_by_rule on automation_runs (workspace_id, rule_id, id desc);
create index automation_runs_by_record on automation_runs (workspace_id, record_id, id desc);
create index automation_runs_to_forget on automation_runs (ran_at) where key like 'event %';
select kith.protect('automation_runs');
-- Read when records are merged (platform/duplicates/merge/references.ts).
comment on table automation_runs is 'What rules did with a record. merge: follows record_id';
-- They show to whom their record shows.
select kith.narrow_by_record('automation_runs', 'object', 'record_id');
