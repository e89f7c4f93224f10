-- Somebody asked for a search while one was under way: what changed since that began is searched after it.
alter table duplicate_scans add column asked_again boolean not null default false;
