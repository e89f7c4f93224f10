-- Contacts and companies. Emails, phones, addresses and profiles live on the row ([{value, primary}], primary
-- first): a contact reads in one row; record_keys finds it by any of them.
create table companies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null,
  domains      jsonb not null default '[]',
  industry     text,
  size         text,
  phones       jsonb not null default '[]',
  website      text,
  addresses    jsonb not null default '[]',
  description  text,
  parent_id    uuid,
  owner_id     uuid references users (id) on delete set null,
  tags         jsonb not null default '[]',
  source       text,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references companies (workspace_id, id) on delete set null (parent_id)
);
create index companies_by_creation on companies (workspace_id, created_at, id) where deleted_at is null;
create index companies_by_update on companies (workspace_id, updated_at, id) where deleted_at is null;
create index companies_by_name on companies (workspace_id, name collate "und-x-icu", id) where deleted_at is null;
-- The import asks: which company has this name?
create index companies_by_lower_name on companies (workspace_id, lower(name)) where deleted_at is null;
create index companies_by_parent on companies (workspace_id, parent_id) where parent_id is not null;
create index companies_in_trash on companies (workspace_id, deleted_at) where deleted_at is not null;
create index companies_by_text on companies using gin (search_text gin_trgm_ops);
select kith.protect('companies');

create table contacts (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  id              uuid not null,
  first_name      text,
  last_name       text,
  emails          jsonb not null default '[]',
  phones          jsonb not null default '[]',
  addresses       jsonb not null default '[]',
  social_profiles jsonb not null default '[]',
  job_title       text,
  lifecycle_stage text not null default 'lead'
    check (lifecycle_stage in ('subscriber', 'lead', 'qualified', 'opportunity', 'customer', 'evangelist', 'former')),
  source          text,
  language        text,
  time_zone       text,
  birthday        date,
  owner_id        uuid references users (id) on delete set null,
  tags            jsonb not null default '[]',
  external_id     text,
  custom          jsonb not null default '{}',
  search_text     text not null default '',
  version         integer not null default 1,
  created_by      uuid,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz,
  primary key (workspace_id, id)
);
create index contacts_by_creation on contacts (workspace_id, created_at, id) where deleted_at is null;
create index contacts_by_update on contacts (workspace_id, updated_at, id) where deleted_at is null;
create index contacts_by_last_name on contacts (workspace_id, last_name collate "und-x-icu", id) where deleted_at is null;
create index contacts_by_first_name on contacts (workspace_id, first_name collate "und-x-icu", id) where deleted_at is null;
create index contacts_by_stage on contacts (workspace_id, lifecycle_stage, created_at, id) where deleted_at is null;
create index contacts_by_owner on contacts (workspace_id, owner_id, created_at, id) where owner_id is not null;
create index contacts_in_trash on contacts (workspace_id, deleted_at) where deleted_at is not null;
create index contacts_by_text on contacts using gin (search_text gin_trgm_ops);
select kith.protect('contacts');

-- Who works where, as what, from when to when. The current company is the one without an end.
create table contact_companies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  contact_id   uuid not null,
  company_id   uuid not null,
  role         text,
  is_primary   boolean not null default true,
  started_on   date,
  ended_on     date,
  primary key (workspace_id, contact_id, company_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  check (ended_on >= started_on)
);
create index contact_companies_by_company on contact_companies (workspace_id, company_id);
select kith.protect('contact_companies');

-- Notes and tasks may hang on a contact, a company, or stand alone.
create table notes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  body         text not null,
  contact_id   uuid,
  company_id   uuid,
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
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade
);
create index notes_by_creation on notes (workspace_id, created_at, id) where deleted_at is null;
create index notes_by_update on notes (workspace_id, updated_at, id) where deleted_at is null;
create index notes_by_contact on notes (workspace_id, contact_id) where contact_id is not null;
create index notes_by_company on notes (workspace_id, company_id) where company_id is not null;
create index notes_by_text on notes using gin (search_text gin_trgm_ops);
select kith.protect('notes');

create table tasks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  title        text not null,
  details      text,
  due_at       timestamptz,
  completed_at timestamptz,
  assignee_id  uuid references users (id) on delete set null,
  contact_id   uuid,
  company_id   uuid,
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
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade
);
create index tasks_by_creation on tasks (workspace_id, created_at, id) where deleted_at is null;
create index tasks_by_update on tasks (workspace_id, updated_at, id) where deleted_at is null;
create index tasks_by_due on tasks (workspace_id, due_at, id) where deleted_at is null;
create index tasks_by_contact on tasks (workspace_id, contact_id) where contact_id is not null;
create index tasks_by_company on tasks (workspace_id, company_id) where company_id is not null;
create index tasks_by_text on tasks using gin (search_text gin_trgm_ops);
select kith.protect('tasks');
