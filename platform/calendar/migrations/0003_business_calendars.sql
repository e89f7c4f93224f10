-- When a business is open, by its own clock. A workspace that has none yet is open from nine to five on weekdays.
create table business_calendars (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null,
  -- IANA; null: that of the workspace.
  time_zone    text,
  -- [{day, from, to}]: several a day, 1 Monday to 7 Sunday.
  hours        jsonb not null,
  -- Whose public holidays are closed; null: none are.
  country      text check (country ~ '^[A-Z]{2}$'),
  region       text,
  -- [{day, name, hours: [{from, to}]}]: days with hours of their own; without any it is closed.
  days         jsonb not null default '[]',
  is_default   boolean not null,
  version      integer not null default 1,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  check (region is null or country is not null)
);
-- One holds where nobody says which.
create unique index business_calendars_default on business_calendars (workspace_id) where is_default;
create unique index business_calendars_by_name on business_calendars (workspace_id, lower(name));
select kith.protect('business_calendars');
