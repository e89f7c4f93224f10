-- How this business sells: pipelines of stages. A workspace that has none yet works by the one Kith brings along
-- (domain/pipelines.ts), which becomes rows here with the first deal.
create table pipelines (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- A word for addresses, filters and files; it stays when the name changes.
  id           text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name         text not null,
  position     integer not null,
  archived_at  timestamptz,
  -- 0: as Kith or its demo made it, nobody changed it.
  version      integer not null default 1,
  primary key (workspace_id, id)
);
select kith.protect('pipelines');

create table stages (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  -- Once in the workspace, whatever the pipeline: a filter names a stage alone.
  id              text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  pipeline_id     text not null,
  name            text not null,
  position        integer not null,
  -- Of a hundred deals here, how many are won in the end.
  probability     smallint not null check (probability between 0 and 100),
  -- A deal that nobody touched for longer is rotting; null: never.
  rotting_days    integer check (rotting_days > 0),
  category        text not null default 'pipeline' check (category in ('pipeline', 'bestCase', 'commit', 'omitted')),
  -- Names of fields without which no deal comes here.
  required_fields jsonb not null default '[]',
  -- Steps that a deal gets as it comes here, all done before it goes further on.
  checklist       jsonb not null default '[]',
  primary key (workspace_id, id),
  unique (workspace_id, pipeline_id, id),
  foreign key (workspace_id, pipeline_id) references pipelines (workspace_id, id) on delete cascade
);
select kith.protect('stages');

-- Why deals are won and lost, as this business says it.
create table outcome_reasons (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name         text not null,
  -- Of which outcome; null: of both.
  outcome      text check (outcome in ('won', 'lost')),
  position     integer not null,
  archived_at  timestamptz,
  primary key (workspace_id, id)
);
select kith.protect('outcome_reasons');

-- A sale in the making. Open, won or lost beside its stage: a lost deal keeps the stage it was lost in.
create table deals (
  workspace_id       uuid not null references workspaces (id) on delete cascade,
  id                 uuid not null,
  name               text not null,
  pipeline           text not null,
  stage              text not null,
  status             text not null default 'open' check (status in ('open', 'won', 'lost')),
  currency           text not null check (currency ~ '^[A-Z]{3}$'),
  -- Once, and again each period; value is both over a year, weighted that times how likely it is.
  amount             bigint,
  recurring_amount   bigint,
  recurring_period   text check (recurring_period in ('monthly', 'quarterly', 'yearly')),
  value              bigint not null default 0,
  weighted           bigint not null default 0,
  -- Null: as its stage says.
  probability        smallint check (probability between 0 and 100),
  forecast_category  text check (forecast_category in ('pipeline', 'bestCase', 'commit', 'omitted')),
  close_on           date,
  contact_id         uuid,
  company_id         uuid,
  owner_id           uuid references users (id) on delete set null,
  competitors        jsonb not null default '[]',
  source             text,
  campaign           text,
  checklist          jsonb not null default '[]',
  started_at         timestamptz not null,
  stage_since        timestamptz not null,
  closed_at          timestamptz,
  outcome_reason     text,
  outcome_note       text,
  external_id        text,
  custom             jsonb not null default '{}',
  search_text        text not null default '',
  version            integer not null default 1,
  created_by         uuid,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  deleted_at         timestamptz,
  primary key (workspace_id, id),
  check ((status = 'open') = (closed_at is null)),
  foreign key (workspace_id, pipeline, stage) references stages (workspace_id, pipeline_id, id),
  foreign key (workspace_id, outcome_reason) references outcome_reasons (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id)
);
create index deals_by_creation on deals (workspace_id, created_at, id) where deleted_at is null;
create index deals_by_update on deals (workspace_id, updated_at, id) where deleted_at is null;
create index deals_by_name on deals (workspace_id, name collate "und-x-icu", id) where deleted_at is null;
create index deals_by_closing on deals (workspace_id, close_on, id) where deleted_at is null;
create index deals_by_value on deals (workspace_id, value, id) where deleted_at is null;
-- A column of the board, by the nearest closing.
create index deals_by_stage on deals (workspace_id, stage, status, close_on, id) where deleted_at is null;
create index deals_by_stage_of_pipeline on deals (workspace_id, pipeline, stage);
create index deals_by_outcome on deals (workspace_id, closed_at) where closed_at is not null;
create index deals_by_reason on deals (workspace_id, outcome_reason) where outcome_reason is not null;
create index deals_by_contact on deals (workspace_id, contact_id) where contact_id is not null;
create index deals_by_company on deals (workspace_id, company_id) where company_id is not null;
create index deals_by_owner on deals (workspace_id, owner_id, created_at, id) where owner_id is not null;
create index deals_by_text on deals using gin (search_text gin_trgm_ops);
select kith.protect('deals');
select kith.narrow('deals', '''deal''', array['owner_id']);

-- Where a deal stood from when to when, exactly: written with the move. The stay of an open deal has no end; that of a
-- closed one ends with its outcome, and a reopened deal begins another.
create table deal_stays (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  deal_id      uuid not null,
  entered_at   timestamptz not null,
  -- Which of the stays that began in the same moment.
  turn         integer not null default 0,
  pipeline     text not null,
  stage        text not null,
  left_at      timestamptz,
  -- What ended it: a move, or an outcome.
  ended_by     text check (ended_by in ('move', 'won', 'lost')),
  value        bigint not null,
  currency     text not null,
  primary key (workspace_id, deal_id, entered_at, turn),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  check ((left_at is null) = (ended_by is null))
);
-- A deal stands in one place at a time.
create unique index deal_stays_open on deal_stays (workspace_id, deal_id) where left_at is null;
create index deal_stays_by_stage on deal_stays (workspace_id, stage, entered_at);
create index deal_stays_by_entering on deal_stays (workspace_id, entered_at);
select kith.protect('deal_stays');
do $$ begin
  execute format('create policy narrowed_by_record on deal_stays as restrictive for select to %I using (kith.sees(''deal'', deal_id))',
    kith.narrowed_role());
end $$;

-- How deals are doing, worked out when asked: when somebody last touched one (something done, said or noted about it; not its
-- plans, nor changes of its own fields), what is planned next, whether it rots.
create view deal_paces with (security_invoker) as
  select d.workspace_id, d.id, pace.touched_at, planned.next_at,
    case when d.status <> 'open' then null
         when planned.plans = 0 then 'none'
         when planned.next_at < now() then 'overdue'
         when (planned.next_at at time zone w.time_zone)::date = (now() at time zone w.time_zone)::date then 'today'
         else 'planned' end as next,
    d.status = 'open' and s.rotting_days is not null
      and pace.touched_at < now() - make_interval(days => s.rotting_days) as rotting
  from deals d
  join workspaces w on w.id = d.workspace_id
  join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
  cross join lateral (
    select greatest(d.stage_since,
      (select max(t.completed_at) from activity_links k
        join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links'),
      (select max(a.starts_at) from activity_links k
        join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links' and a.starts_at <= now()
          and a.outcome is distinct from 'cancelled'),
      (select max(n.created_at) from activity_links k
        join notes n on n.workspace_id = k.workspace_id and n.id = k.owner_id and n.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links'),
      (select max(c.created_at) from comments c
        where c.workspace_id = d.workspace_id and c.record_id = d.id and c.deleted_at is null)) as touched_at) pace
  cross join lateral (
    select count(*) as plans, min(plan.at) as next_at from (
      select t.due_at as at from activity_links k
        join tasks t on t.workspace_id = k.workspace_id and t.id = k.owner_id and t.deleted_at is null and t.completed_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links'
      union all
      select a.starts_at from activity_links k
        join activities a on a.workspace_id = k.workspace_id and a.id = k.owner_id and a.deleted_at is null
        where k.workspace_id = d.workspace_id and k.record_id = d.id and k.part = 'links' and a.starts_at > now()
          and a.outcome is null) plan) planned
  where d.deleted_at is null;
do $$ begin
  execute format('grant select on deal_paces to %I', current_setting('kith.app_role'));
end $$;
