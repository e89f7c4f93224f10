-- When somebody who holds a line to its server last said so: through it, new mails are heard of at once.
alter table mailboxes add column watched_at timestamptz;
-- Mails that could not be kept whole: how many, and of the last of them why and when.
alter table mail_folders
  add column left_out     integer not null default 0,
  add column left_out_why text check (left_out_why in ('size', 'parts', 'refused', 'unfetchable')),
  add column left_out_at  timestamptz;
