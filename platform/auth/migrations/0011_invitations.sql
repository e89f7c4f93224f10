-- Somebody who is asked to join and has not yet answered: joining or taking the invitation back deletes the row. Of the link
-- nothing is kept: it is signed with the installation's secret, and only that of the newest round holds.
create table invitations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  email        text not null check (email = lower(email)),
  role         text not null,
  round        integer not null default 1,
  invited_by   uuid not null references users (id) on delete cascade,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, email)
);
select kith.protect('invitations');
