-- A mail stands among what was said with somebody, and each of those says who began it.
alter table activities drop constraint activities_kind_check;
alter table activities add constraint activities_kind_check check (kind in ('call', 'meeting', 'mail'));
alter table activities add column direction text check (direction in ('in', 'out'));
