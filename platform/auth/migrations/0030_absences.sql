-- When somebody is away: whole days by their own clock, the first and the last among them.
create table absences (
  workspace_id uuid not null,
  id           uuid not null,
  user_id      uuid not null,
  from_day     date not null,
  to_day       date not null check (to_day >= from_day),
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
-- Who is away now, or will be?
create index absences_by_person on absences (workspace_id, user_id, to_day);
select kith.protect('absences');

-- Which languages (BCP 47) somebody speaks with customers; none: nothing said.
alter table users add column languages jsonb not null default '[]';
