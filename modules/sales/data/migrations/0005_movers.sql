-- Ids of the teams whose members move deals into a stage, out of it, and close them there; empty: everybody does.
alter table stages add column team_ids jsonb not null default '[]';
