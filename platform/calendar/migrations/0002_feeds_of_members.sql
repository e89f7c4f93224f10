-- A secret address ends with the membership: somebody who comes back makes another.
delete from calendar_feeds f where not exists (
  select from memberships m where m.workspace_id = f.workspace_id and m.user_id = f.user_id);
alter table calendar_feeds
  add foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade;
