-- The ids of earlier mails that a mail names, nearest last: an answer is recognised by them, also of a mail that left by another way.
alter table emails add column names text[] not null default '{}';
