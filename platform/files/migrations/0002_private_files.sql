-- A file that is one person's, such as an export: only what made it gives it out, and only to them.
alter table files add column only_for uuid;
