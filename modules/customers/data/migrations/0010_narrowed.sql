-- Who sees which rows: a note is its writer's, a task whoever's it is given to, or their team's.
select kith.narrow('contacts', '''contact''', array['owner_id']);
select kith.narrow('companies', '''company''', array['owner_id']);
select kith.narrow('notes', '''note''', '{}');
select kith.narrow('tasks', '''task''', array['assignee_id']);
create index companies_by_owner on companies (workspace_id, owner_id, created_at, id) where owner_id is not null;
