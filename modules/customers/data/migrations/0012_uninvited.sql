-- Who attends without being written to: no invitation goes to them, and no word of changes.
alter table activity_links add column uninvited boolean not null default false;
