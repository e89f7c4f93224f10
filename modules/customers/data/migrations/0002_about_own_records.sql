-- Notes and tasks may also hang on a record of an object the workspace made.
alter table notes add column about_id uuid,
  add foreign key (workspace_id, about_id) references records (workspace_id, id) on delete cascade;
create index notes_by_about on notes (workspace_id, about_id) where about_id is not null;
alter table tasks add column about_id uuid,
  add foreign key (workspace_id, about_id) references records (workspace_id, id) on delete cascade;
create index tasks_by_about on tasks (workspace_id, about_id) where about_id is not null;
