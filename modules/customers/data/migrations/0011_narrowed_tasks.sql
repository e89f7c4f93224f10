-- A task that waits in a team's queue shows to the team. Calls and meetings are whoever's they are given to.
drop policy narrowed on tasks;
select kith.narrow('tasks', '''task''', array['assignee_id'], 'team_id = any ((select kith.my_teams())::uuid[])');
select kith.narrow('activities', '''activity''', array['owner_id']);
