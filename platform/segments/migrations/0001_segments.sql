-- A segment: live (whoever matches its filter) or fixed (whoever was put in). `filled_version` is the version whose filter a
-- full pass went by; below `version` the members are still those of the filter before.
create table segments (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  object         text not null,
  name           text not null check (length(name) between 1 and 120),
  description    text not null default '',
  kind           text not null check (kind in ('live', 'fixed')),
  filter         jsonb,
  color          text not null,
  -- Ready-made ones say what they were made from (`rfm.champions`), so that they are made once.
  ready_made     text,
  size           integer not null default 0,
  version        integer not null default 1,
  filled_version integer not null default 0,
  refreshed_at   timestamptz,
  created_by     uuid,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, ready_made),
  check ((kind = 'live') = (filter is not null))
);
create unique index segments_by_name on segments (workspace_id, object, lower(name));
select kith.protect('segments');

-- Who is in, since when. A member in the trash stays in a fixed list and comes back with the record.
create table segment_members (
  workspace_id uuid not null,
  segment_id   uuid not null,
  record_id    uuid not null,
  since        timestamptz not null,
  primary key (workspace_id, segment_id, record_id),
  foreign key (workspace_id, segment_id) references segments (workspace_id, id) on delete cascade
);
-- A record page asks: which segments is it in?
create index segment_members_by_record on segment_members (workspace_id, record_id);
select kith.protect('segment_members');

-- How large it was at the end of each day, for its trend.
create table segment_sizes (
  workspace_id uuid not null,
  segment_id   uuid not null,
  day          date not null,
  size         integer not null,
  primary key (workspace_id, segment_id, day),
  foreign key (workspace_id, segment_id) references segments (workspace_id, id) on delete cascade
);
select kith.protect('segment_sizes');
