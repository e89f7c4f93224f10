-- Tasks have a weight, steps, a reminder and a rule by which they come again; a team's tasks are taken by whoever comes first.
alter table tasks
  add column priority    text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add column remind_at   timestamptz,
  -- The reminder that was told last; the job that tells writes both in one transaction.
  add column reminded_at timestamptz,
  add column repeat      text,
  -- The task this one follows, by its rule; each is followed once.
  add column follows_id  uuid,
  add column checklist   jsonb not null default '[]',
  add column team_id     uuid,
  add foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  add foreign key (workspace_id, follows_id) references tasks (workspace_id, id) on delete set null (follows_id),
  add unique (workspace_id, follows_id);
-- What has this person to do, what has nobody of the team taken?
create index tasks_by_assignee on tasks (workspace_id, assignee_id, due_at) where completed_at is null and deleted_at is null;
create index tasks_by_team on tasks (workspace_id, team_id) where team_id is not null;
-- The clock asks each minute, over all workspaces: who is to be reminded?
create index tasks_to_remind on tasks (remind_at)
  where completed_at is null and deleted_at is null and remind_at is not null and reminded_at is distinct from remind_at;

-- Calls and meetings: what was or will be said with whom, and what came of it.
create table activities (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  kind         text not null default 'meeting' check (kind in ('call', 'meeting')),
  title        text not null,
  starts_at    timestamptz not null,
  minutes      integer check (minutes >= 0),
  place        text,
  outcome      text check (outcome in ('held', 'reached', 'notReached', 'leftMessage', 'noShow', 'cancelled')),
  details      text,
  owner_id     uuid references users (id) on delete set null,
  contact_id   uuid,
  company_id   uuid,
  about_id     uuid,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, about_id) references records (workspace_id, id) on delete cascade
);
create index activities_by_creation on activities (workspace_id, created_at, id) where deleted_at is null;
create index activities_by_update on activities (workspace_id, updated_at, id) where deleted_at is null;
create index activities_by_start on activities (workspace_id, starts_at, id) where deleted_at is null;
create index activities_by_contact on activities (workspace_id, contact_id) where contact_id is not null;
create index activities_by_company on activities (workspace_id, company_id) where company_id is not null;
create index activities_by_about on activities (workspace_id, about_id) where about_id is not null;
create index activities_by_text on activities using gin (search_text gin_trgm_ops);
select kith.protect('activities');

-- What else a task or an activity is about, and who attends: records of any object, and people of the workspace (object `user`);
-- so without a foreign key at that end. An end that is no more is not shown.
create table activity_links (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  -- The task or activity.
  owner_id     uuid not null,
  part         text not null check (part in ('links', 'attendees')),
  record_id    uuid not null,
  object       text not null,
  position     integer not null,
  primary key (workspace_id, owner_id, part, record_id)
);
-- Whose timeline does it stand on?
create index activity_links_by_record on activity_links (workspace_id, record_id);
select kith.protect('activity_links');
-- Read when records are merged (platform/duplicates/merge/references.ts).
comment on table activity_links is 'What tasks and activities are about, and who attends. merge: follows record_id';
