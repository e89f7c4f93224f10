-- How recently, how often and for how much each contact bought within the window, and the scores of 1 to 5 that follow
-- (domain/rfm). `last_at` and not days ago: a night without purchases changes nothing.
create table rfm_scores (
  workspace_id uuid not null,
  id           uuid not null,
  last_at      timestamptz not null,
  orders       integer not null,
  total        bigint not null,
  recency      smallint not null check (recency between 1 and 5),
  frequency    smallint not null check (frequency between 1 and 5),
  monetary     smallint not null check (monetary between 1 and 5),
  "group"      text not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, id) references contacts (workspace_id, id) on delete cascade
);
create index rfm_scores_by_group on rfm_scores (workspace_id, "group");
select kith.protect('rfm_scores');

-- The last reckoning of a workspace: as of when, in which currency, and what it had to leave out.
create table rfm_runs (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  window_months  integer not null default 24 check (window_months between 1 and 120),
  requested_at   timestamptz,
  computed_at    timestamptz,
  currency       text,
  other_orders   integer not null default 0,
  other_contacts integer not null default 0,
  primary key (workspace_id)
);
select kith.protect('rfm_runs');

