-- How this business works on tickets. A workspace that has none of it yet works by what Kith brings along
-- (domain/default-settings.ts), which becomes rows here with the first ticket.
create table ticket_states (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- A word for addresses, filters and files; it stays when the name changes.
  id           text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name         text not null,
  -- What Kith reckons with: clocks run in new and open, rest in pending, and end with solved.
  category     text not null check (category in ('new', 'open', 'pending', 'solved', 'closed')),
  position     integer not null,
  archived_at  timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, id, category)
);
select kith.protect('ticket_states');

create table ticket_types (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name         text not null,
  icon         text not null,
  position     integer not null,
  archived_at  timestamptz,
  primary key (workspace_id, id)
);
select kith.protect('ticket_types');

create table ticket_settings (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- So many days after it was solved a customer's word opens a ticket again; later it opens a new one that follows it.
  reopen_days  integer not null check (reopen_days between 0 and 3650),
  version      integer not null,
  -- The number given last.
  last_number  integer not null default 1000,
  primary key (workspace_id)
);
select kith.protect('ticket_settings');

-- A promise to resolve something for a customer.
create table tickets (
  workspace_id                uuid not null references workspaces (id) on delete cascade,
  id                          uuid not null,
  number                      text not null,
  subject                     text not null,
  description                 text,
  type                        text,
  state                       text not null,
  category                    text not null,
  priority                    text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  channel                     text check (channel in ('email', 'chat', 'form', 'phone', 'social', 'portal', 'other')),
  owner_id                    uuid references users (id) on delete set null,
  -- The id of a team, one of the field's choices; a team that goes is taken off by an event (domain/retime-all.ts).
  team_id                     text,
  contact_id                  uuid,
  company_id                  uuid,
  order_id                    uuid,
  product_id                  uuid,
  -- The larger matter it is a part of.
  parent_id                   uuid,
  -- The solved one that it goes on with.
  follows_id                  uuid,
  -- Since when the customer waits; null: nobody asked, we began.
  asked_at                    timestamptz,
  answered_at                 timestamptz,
  solved_at                   timestamptz,
  reopened                    integer not null default 0,
  -- Reckoned by domain/retime.ts, of what is over; in working minutes by the calendar of its policy.
  first_response_minutes      double precision,
  first_response_work_minutes double precision,
  resolution_minutes          double precision,
  resolution_work_minutes     double precision,
  external_id                 text,
  custom                      jsonb not null default '{}',
  search_text                 text not null default '',
  version                     integer not null default 1,
  created_by                  uuid,
  created_at                  timestamptz not null default now(),
  updated_at                  timestamptz not null default now(),
  deleted_at                  timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  check (parent_id <> id),
  check ((category in ('solved', 'closed')) = (solved_at is not null)),
  foreign key (workspace_id, state, category) references ticket_states (workspace_id, id, category),
  foreign key (workspace_id, type) references ticket_types (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id),
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete set null (order_id),
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id),
  foreign key (workspace_id, parent_id) references tickets (workspace_id, id) on delete set null (parent_id),
  foreign key (workspace_id, follows_id) references tickets (workspace_id, id) on delete set null (follows_id)
);
create index tickets_by_creation on tickets (workspace_id, created_at, id) where deleted_at is null;
create index tickets_by_update on tickets (workspace_id, updated_at, id) where deleted_at is null;
-- A column of the board.
create index tickets_by_state on tickets (workspace_id, state, created_at, id) where deleted_at is null;
create index tickets_by_category on tickets (workspace_id, category, created_at, id) where deleted_at is null;
create index tickets_by_owner on tickets (workspace_id, owner_id, created_at, id) where owner_id is not null;
create index tickets_by_team on tickets (workspace_id, team_id) where team_id is not null;
create index tickets_by_type on tickets (workspace_id, type) where type is not null;
create index tickets_by_contact on tickets (workspace_id, contact_id) where contact_id is not null;
create index tickets_by_company on tickets (workspace_id, company_id) where company_id is not null;
create index tickets_by_order on tickets (workspace_id, order_id) where order_id is not null;
create index tickets_by_product on tickets (workspace_id, product_id) where product_id is not null;
create index tickets_by_parent on tickets (workspace_id, parent_id) where parent_id is not null;
create index tickets_by_former on tickets (workspace_id, follows_id) where follows_id is not null;
create index tickets_by_asking on tickets (workspace_id, asked_at) where asked_at is not null;
create index tickets_by_solving on tickets (workspace_id, solved_at) where solved_at is not null;
create index tickets_by_text on tickets using gin (search_text gin_trgm_ops);
select kith.protect('tickets');
select kith.narrow('tickets', '''ticket''', array['owner_id']);

-- Where a ticket stood from when to when, written with the change: what clocks are reckoned by.
create table ticket_stays (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  ticket_id    uuid not null,
  entered_at   timestamptz not null,
  -- Which of the stays that began in the same moment.
  turn         integer not null default 0,
  state        text not null,
  category     text not null,
  left_at      timestamptz,
  primary key (workspace_id, ticket_id, entered_at, turn),
  foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade
);
create unique index ticket_stays_open on ticket_stays (workspace_id, ticket_id) where left_at is null;
select kith.protect('ticket_stays');

-- Who spoke when: a customer's word starts a clock, an answer of ours ends it.
create table ticket_turns (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  ticket_id    uuid not null,
  side         text not null check (side in ('customer', 'agent')),
  at           timestamptz not null,
  by_id        uuid references users (id) on delete set null,
  -- The message it was; null: somebody noted it.
  message_id   uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade
);
create index ticket_turns_in_order on ticket_turns (workspace_id, ticket_id, at);
create unique index ticket_turns_once on ticket_turns (workspace_id, ticket_id, message_id) where message_id is not null;
select kith.protect('ticket_turns');

-- What is promised to whom: the first whose filter fits a ticket holds.
create table sla_policies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  position     integer not null,
  is_on        boolean not null,
  filter       jsonb,
  -- Null: the default one.
  calendar_id  uuid,
  -- {low|normal|high|urgent: {firstResponse, nextResponse, resolution: minutes or null}}
  targets      jsonb not null,
  -- [{minutes, do, userId}]: so many working minutes before (negative) or after a target is due.
  steps        jsonb not null,
  version      integer not null default 1,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, calendar_id) references business_calendars (workspace_id, id) on delete set null (calendar_id)
);
create index sla_policies_in_order on sla_policies (workspace_id, position);
select kith.protect('sla_policies');

-- What was promised of a ticket, reckoned anew with each change (domain/retime.ts). A promise that was kept or broken stays as it was.
create table ticket_targets (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  ticket_id      uuid not null,
  kind           text not null check (kind in ('firstResponse', 'nextResponse', 'resolution')),
  -- Since when its clock runs.
  started_at     timestamptz not null,
  policy_id      uuid,
  policy_name    text not null,
  minutes        integer not null check (minutes > 0),
  state          text not null check (state in ('running', 'paused', 'met', 'breached')),
  -- Null while it rests before it was due.
  due_at         timestamptz,
  -- What is left of it in seconds of work; negative: by so much it is late.
  left_seconds   integer not null,
  paused_seconds integer not null,
  -- From when on it counts as near.
  near_at        timestamptz,
  -- When its next step is due.
  step_at        timestamptz,
  ended_at       timestamptz,
  ended_by       text check (ended_by in ('answered', 'solved')),
  -- Whose the ticket was when it ended or was missed; until then whose it is.
  owner_id       uuid,
  team_id        text,
  primary key (workspace_id, ticket_id, kind, started_at),
  foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade,
  foreign key (workspace_id, policy_id) references sla_policies (workspace_id, id) on delete set null (policy_id)
);
create index ticket_targets_by_due on ticket_targets (workspace_id, due_at) where due_at is not null;
create index ticket_targets_by_policy on ticket_targets (workspace_id, policy_id) where policy_id is not null;
create index ticket_targets_to_step on ticket_targets (step_at) where step_at is not null;
select kith.protect('ticket_targets');

-- What was done about a target that was near or missed, each step once.
create table ticket_escalations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  ticket_id    uuid not null,
  kind         text not null,
  started_at   timestamptz not null,
  step         integer not null,
  act          text not null,
  at           timestamptz not null,
  primary key (workspace_id, ticket_id, kind, started_at, step),
  foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade
);
select kith.protect('ticket_escalations');

-- The target of a ticket that comes next, as it stands now.
create view ticket_clocks with (security_invoker) as
  select distinct on (t.workspace_id, t.ticket_id) t.workspace_id, t.ticket_id as id, t.kind, t.due_at, t.left_seconds, t.policy_name,
    case when t.due_at <= now() then 'breached' when t.state = 'paused' then 'paused'
         when t.near_at <= now() then 'near' else 'running' end as standing
  from ticket_targets t where t.ended_at is null
  order by t.workspace_id, t.ticket_id, t.due_at nulls last, t.left_seconds;

-- What became of targets that were due: kept, or missed, whether it was answered late or is still open. What is not due yet is neither.
create view ticket_outcomes with (security_invoker) as
  select t.workspace_id, t.ticket_id, t.kind, t.started_at, t.due_at, t.ended_at, t.ended_by, t.minutes, t.left_seconds, t.policy_name,
    t.policy_id::text as policy_id, t.owner_id::text as owner_id, t.team_id,
    case when t.ended_at is not null and t.state = 'met' then 'met' else 'breached' end as outcome
  from ticket_targets t where t.due_at is not null and (t.ended_at is not null or t.due_at <= now());

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['ticket_stays', 'ticket_turns', 'ticket_targets', 'ticket_escalations'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (kith.sees(''ticket'', ticket_id))',
      tenant_table, kith.narrowed_role());
  end loop;
  execute format('grant select on ticket_clocks, ticket_outcomes to %I', current_setting('kith.app_role'));
end $$;
