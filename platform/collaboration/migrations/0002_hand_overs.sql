-- What is to be thought of when records of an object change hands for a reason, such as sales to service.
create table hand_over_templates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  reason       text not null check (length(reason) between 1 and 120),
  items        text[] not null,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create unique index hand_over_templates_by_reason on hand_over_templates (workspace_id, object, lower(reason));
select kith.protect('hand_over_templates');

-- A record given from one person to another. It is open until every item is ticked.
create table hand_overs (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  record_id    uuid not null,
  from_id      uuid references users (id) on delete set null,
  to_id        uuid references users (id) on delete set null,
  reason       text not null,
  note         text not null,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (workspace_id, id)
);
comment on table hand_overs is 'Records given from one person to another. merge: follows record_id';
create index hand_overs_by_record on hand_overs (workspace_id, record_id, id desc);
create index hand_overs_open_to on hand_overs (workspace_id, to_id, id desc) where finished_at is null;
create index hand_overs_open_from on hand_overs (workspace_id, from_id, id desc) where finished_at is null;
select kith.protect('hand_overs');

create table hand_over_items (
  workspace_id uuid not null,
  hand_over_id uuid not null,
  position     integer not null,
  label        text not null check (length(label) between 1 and 300),
  ticked_at    timestamptz,
  primary key (workspace_id, hand_over_id, position),
  foreign key (workspace_id, hand_over_id) references hand_overs (workspace_id, id) on delete cascade
);
select kith.protect('hand_over_items');
