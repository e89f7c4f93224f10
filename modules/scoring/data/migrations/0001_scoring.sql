-- By which rules a workspace scores its contacts, and how far the pass at hand has come. Rules are edited and judged
-- together, so they stand in one document (domain/scheme-shape.ts), as a segment's filter does.
create table scorings (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  active         boolean not null default true,
  scheme         jsonb not null,
  -- Names of rules that were, by id: what is past still says why.
  past_names     jsonb not null default '{}',
  version        integer not null default 1,
  filled_version integer not null default 0,
  requested_at   timestamptz,
  -- A pass under way: behind which contact, how many of how many.
  pass_after     uuid,
  pass_done      integer not null default 0,
  pass_total     integer not null default 0,
  computed_at    timestamptz,
  updated_at     timestamptz not null default now(),
  primary key (workspace_id)
);
select kith.protect('scorings');

-- What a contact scored. `reasons` are points and times by rule, as of the moment the row was written: it is written when a
-- whole number of it changes, so they add up to what stands beside them. A score that was learnt is another source.
create table contact_scores (
  workspace_id     uuid not null,
  id               uuid not null,
  source           text not null default 'rules' check (source = 'rules'),
  fit              smallint not null,
  engagement       smallint not null,
  fit_band         text not null check (fit_band in ('A', 'B', 'C')),
  engagement_band  text not null check (engagement_band in ('1', '2', '3')),
  label            text generated always as (fit_band || engagement_band) stored,
  reasons          jsonb not null,
  -- Of the rules' version and how often each one holds: whether anything but decay has changed.
  signature        bigint not null,
  label_since      timestamptz not null,
  scored_at        timestamptz not null,
  primary key (workspace_id, id, source),
  foreign key (workspace_id, id) references contacts (workspace_id, id) on delete cascade
);
create index contact_scores_by_label on contact_scores (workspace_id, label);
create index contact_scores_by_fit on contact_scores (workspace_id, fit, id);
create index contact_scores_by_engagement on contact_scores (workspace_id, engagement, id);
select kith.protect('contact_scores');

-- How it came: each change of a label, and of the rules that hold, with what they gave before and after.
create table contact_score_changes (
  workspace_id    uuid not null,
  contact_id      uuid not null,
  id              uuid not null,
  changed_at      timestamptz not null,
  because         text not null check (because in ('change', 'time', 'edit')),
  cause_id        uuid,
  from_fit        smallint not null,
  to_fit          smallint not null,
  from_engagement smallint not null,
  to_engagement   smallint not null,
  from_label      text not null,
  to_label        text not null,
  from_reasons    jsonb not null,
  to_reasons      jsonb not null,
  primary key (workspace_id, contact_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);
-- Nightly: what is older than a year is forgotten.
create index contact_score_changes_by_time on contact_score_changes (workspace_id, changed_at);
select kith.protect('contact_score_changes');

-- A score shows to whom its contact shows.
do $$ begin
  execute format('create policy narrowed_by_record on contact_scores as restrictive for select to %I using (kith.sees(''contact'', id))',
    kith.narrowed_role());
  execute format('create policy narrowed_by_record on contact_score_changes as restrictive for select to %I using (kith.sees(''contact'', contact_id))',
    kith.narrowed_role());
end $$;
