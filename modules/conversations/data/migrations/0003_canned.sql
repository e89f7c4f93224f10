-- Answers that are given again and again: typed by / and their shortcut, with variables that are filled in for each customer.
create table canned_replies (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  shortcut     text not null check (length(shortcut) between 1 and 40),
  name         text not null check (length(name) between 1 and 120),
  body         text not null check (length(body) between 1 and 20000),
  -- Whose alone it is; null: everybody's.
  owner_id     uuid references users (id) on delete cascade,
  version      integer not null default 1,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, owner_id, shortcut)
);
create index canned_replies_by_owner on canned_replies (owner_id) where owner_id is not null;
create index canned_replies_by_maker on canned_replies (created_by) where created_by is not null;
select kith.protect('canned_replies');

-- Several things that are done at once with conversations, by one press.
create table macros (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  owner_id     uuid references users (id) on delete cascade,
  -- In their order: [{act, …}], as contract/macros.ts says.
  actions      jsonb not null,
  version      integer not null default 1,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index macros_by_owner on macros (owner_id) where owner_id is not null;
create index macros_by_maker on macros (created_by) where created_by is not null;
select kith.protect('macros');
