-- Somebody may be asked to join as a role of the workspace's own, and into teams. Such a role cannot go while somebody is asked.
alter table invitations
  add column own_role uuid generated always as (case when length(role) = 36 then role::uuid end) stored,
  add check (role in ('owner', 'admin', 'manager', 'member', 'reader') or length(role) = 36),
  add foreign key (workspace_id, own_role) references roles (workspace_id, id),
  add column team_ids uuid[] not null default '{}';
create index invitations_by_own_role on invitations (workspace_id, own_role) where own_role is not null;
