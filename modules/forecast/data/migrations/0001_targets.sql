-- What somebody is to bring in a month or a quarter: a person, a team, or (with neither) the whole business; of one
-- pipeline or of all. Value in minor units of the currency it was set in, or a number of deals.
create table targets (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  span         text not null check (span in ('month', 'quarter')),
  starts_on    date not null,
  user_id      uuid references users (id) on delete cascade,
  team_id      uuid,
  pipeline     text,
  measure      text not null check (measure in ('value', 'count')),
  amount       bigint not null check (amount > 0),
  currency     text check (currency ~ '^[A-Z]{3}$'),
  -- Of whoever joins or leaves within the period: their first and last day. The amount is for the whole period.
  from_on      date,
  until_on     date,
  version      integer not null default 1,
  updated_at   timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, span, starts_on, measure, user_id, team_id, pipeline),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  foreign key (workspace_id, pipeline) references pipelines (workspace_id, id) on delete cascade,
  check (user_id is null or team_id is null),
  check ((measure = 'value') = (currency is not null)),
  check (extract(day from starts_on) = 1 and (span = 'month' or extract(month from starts_on) in (1, 4, 7, 10))),
  check (from_on <= until_on)
);
select kith.protect('targets');

-- A person's target shows to whoever sees their deals, a team's to those in it, that of the business to all.
do $$ begin
  execute format('create policy narrowed on targets as restrictive for select to %I using (
    (select kith.reads(''deal'')) is null or user_id = any ((select kith.reads(''deal''))::uuid[])
    or user_id is null and (team_id is null or team_id = any ((select kith.my_teams())::uuid[])))', kith.narrowed_role());
end $$;
