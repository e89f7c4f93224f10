-- What was believed each night: a deal's state as a forecast counts it, from the night that first saw it so until the first that
-- saw it otherwise. A deal that stays as it is costs no row a night. Without a reference to deals: what was believed stays when one goes.
create table forecast_nights (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- The day that began with this night, in the workspace's zone. Whoever writes this row writes its states.
  day          date not null,
  taken_at     timestamptz not null,
  primary key (workspace_id, day)
);
select kith.protect('forecast_nights');

create table forecast_states (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  deal_id      uuid not null,
  from_day     date not null,
  -- Null: as the last night saw it.
  until_day    date check (until_day > from_day),
  owner_id     uuid references users (id) on delete set null,
  pipeline     text not null,
  stage        text not null,
  category     text not null check (category in ('pipeline', 'bestCase', 'commit', 'closed', 'omitted')),
  -- Whether the category was somebody's word.
  own          boolean not null,
  currency     text not null,
  value        bigint not null,
  weighted     bigint not null,
  -- The planned day of closing; of a won deal that on which it was.
  on_day       date,
  primary key (workspace_id, deal_id, from_day)
);
create unique index forecast_states_last on forecast_states (workspace_id, deal_id) where until_day is null;
-- What did we believe of this period?
create index forecast_states_by_day on forecast_states (workspace_id, on_day);
select kith.protect('forecast_states');

do $$ begin
  execute format('create policy narrowed on forecast_states as restrictive for select to %I using (
    (select kith.reads(''deal'')) is null or owner_id = any ((select kith.reads(''deal''))::uuid[]))', kith.narrowed_role());
end $$;
