-- What somebody said they would bring in a period. A new word stands beside those before it; which one comes next is decided
-- by the constraint, so that of two who send at once none is lost: the later is told and sends again.
create table forecast_submissions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  user_id      uuid not null references users (id) on delete cascade,
  span         text not null check (span in ('month', 'quarter')),
  starts_on    date not null,
  -- Null: over all of them.
  pipeline     text,
  revision     integer not null check (revision > 0),
  amount       bigint not null check (amount >= 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  note         text not null,
  submitted_at timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, span, starts_on, user_id, pipeline, revision),
  foreign key (workspace_id, pipeline) references pipelines (workspace_id, id) on delete cascade
);
create index forecast_submissions_by_time on forecast_submissions (workspace_id, starts_on, submitted_at);
select kith.protect('forecast_submissions');

-- Shown to whoever sees that person's deals.
do $$ begin
  execute format('create policy narrowed on forecast_submissions as restrictive for select to %I using (
    (select kith.reads(''deal'')) is null or user_id = any ((select kith.reads(''deal''))::uuid[]))', kith.narrowed_role());
end $$;
