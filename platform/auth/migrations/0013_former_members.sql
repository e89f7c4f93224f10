-- Who was shut out of the workspace, with what they had: somebody who comes back gets it again. Their membership is gone, so
-- that whatever asks for members finds them nowhere; what they did keeps their name.
create table former_members (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  user_id        uuid not null references users (id) on delete cascade,
  role           text not null,
  teams          jsonb not null default '[]',
  joined_at      timestamptz not null,
  deactivated_by uuid references users (id) on delete set null,
  deactivated_at timestamptz not null,
  handed_to      uuid references users (id) on delete set null,
  primary key (workspace_id, user_id)
);
select kith.protect('former_members');
