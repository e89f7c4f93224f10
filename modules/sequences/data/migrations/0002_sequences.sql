-- A sequence of steps by which people are followed up. Its steps stand in versions: who is under way goes on by the one they began with.
create table sequences (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  state        text not null default 'draft' check (state in ('draft', 'on', 'archived')),
  -- On what ground people are written to: they agreed to it, there was contact, or whoever enrols them answers for it.
  basis        text not null check (basis in ('agreed', 'inTouch', 'anyone')),
  -- What ends it, beside an opt-out: answered, booked, bought, won.
  stops        jsonb not null,
  -- Mails that go out by themselves, for one sender in a day, over all sequences at most.
  daily_cap    integer not null check (daily_cap between 1 and 500),
  version      integer not null,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);
select kith.protect('sequences');

create table sequence_versions (
  workspace_id uuid not null,
  sequence_id  uuid not null,
  version      integer not null,
  steps        jsonb not null,
  primary key (workspace_id, sequence_id, version),
  foreign key (workspace_id, sequence_id) references sequences (workspace_id, id) on delete cascade
);
select kith.protect('sequence_versions', 'select, insert, update');

-- Somebody on their way through a sequence. Until it ends `due_at` says when the next step comes; without it somebody's
-- task or approval is waited for.
create table enrolments (
  workspace_id uuid not null,
  id           uuid not null,
  sequence_id  uuid not null,
  version      integer not null,
  contact_id   uuid not null,
  deal_id      uuid,
  -- Whose name mails bear and whose tasks are made.
  sender_id    uuid not null references users (id) on delete cascade,
  -- How many steps are behind them.
  step         integer not null default 0,
  due_at       timestamptz,
  paused_at    timestamptz,
  ended_at     timestamptz,
  ended_by     text check (ended_by in ('finished', 'answered', 'booked', 'bought', 'won', 'optedOut', 'deleted', 'person', 'sender')),
  -- The conversation its mails are part of.
  thread_id    uuid,
  -- Known to the reader's mail alone: whoever has it says for them that no more should come.
  secret       text not null,
  -- Of the demo: what it sends is written down and does not leave.
  is_example   boolean not null,
  enrolled_by  uuid references users (id) on delete set null,
  enrolled_at  timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, sequence_id, version) references sequence_versions (workspace_id, sequence_id, version) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete set null (deal_id),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or due_at is null)
);
-- Nobody is followed up twice at a time, by whomever.
create unique index enrolments_open on enrolments (workspace_id, contact_id) where ended_at is null;
create index enrolments_by_contact on enrolments (workspace_id, contact_id);
create index enrolments_by_sequence on enrolments (workspace_id, sequence_id, enrolled_at desc, id desc);
create index enrolments_by_deal on enrolments (workspace_id, deal_id) where deal_id is not null;
create index enrolments_by_sender on enrolments (sender_id);
-- The clock asks each minute, over all workspaces: whose step is due?
create index enrolments_due on enrolments (due_at) where due_at is not null and paused_at is null;
select kith.protect('enrolments');

-- A step that was taken, once: the key is what keeps a step from being taken twice. `waits`: for its task, or for whoever
-- approves its mail, which stands here until then.
create table sequence_runs (
  workspace_id uuid not null,
  enrolment_id uuid not null,
  step         integer not null,
  step_id      uuid not null,
  kind         text not null check (kind in ('mail', 'draft', 'call', 'task', 'wait')),
  outcome      text not null check (outcome in ('waits', 'done', 'skipped')),
  letter_id    uuid,
  task_id      uuid,
  subject      text,
  body         text,
  begun_at     timestamptz not null,
  done_at      timestamptz,
  primary key (workspace_id, enrolment_id, step),
  foreign key (workspace_id, enrolment_id) references enrolments (workspace_id, id) on delete cascade,
  foreign key (workspace_id, task_id) references tasks (workspace_id, id) on delete set null (task_id)
);
create index sequence_runs_by_task on sequence_runs (workspace_id, task_id) where task_id is not null;
create index sequence_runs_waiting on sequence_runs (workspace_id, begun_at) where outcome = 'waits';
select kith.protect('sequence_runs');

-- How many mails went out by themselves for somebody on a day of the workspace; a mail over the limit finds no place here.
create table sequence_days (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  sender_id    uuid not null references users (id) on delete cascade,
  day          date not null,
  mails        integer not null,
  primary key (workspace_id, sender_id, day)
);
create index sequence_days_by_sender on sequence_days (sender_id);
select kith.protect('sequence_days');

-- Who wants no mails of sequences, and how that came to be known.
create table opt_outs (
  workspace_id uuid not null,
  contact_id   uuid not null,
  since        timestamptz not null,
  source       text not null check (source in ('link', 'oneClick', 'person')),
  noted_by     uuid references users (id) on delete set null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
create index opt_outs_by_noter on opt_outs (noted_by) where noted_by is not null;
select kith.protect('opt_outs');
comment on table opt_outs is 'Who wants no mails of sequences. merge: keeps since';

do $$ declare narrowed text; begin
  foreach narrowed in array array['enrolments', 'opt_outs'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (kith.sees(''contact'', contact_id))',
      narrowed, kith.narrowed_role());
  end loop;
  execute format('create policy narrowed_by_record on sequence_runs as restrictive for select to %I using (exists (
    select from enrolments e where e.workspace_id = sequence_runs.workspace_id and e.id = sequence_runs.enrolment_id
      and kith.sees(''contact'', e.contact_id)))', kith.narrowed_role());
end $$;

-- Whether anybody was ever enrolled, also what this person does not see.
create function kith.sequence_was_used(sequence uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from enrolments where workspace_id = kith.workspace_id() and sequence_id = sequence)
$$;
select kith.offer('kith.sequence_was_used(uuid)');
