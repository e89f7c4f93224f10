-- What a mail tells one person, such as news of records that others may not see, is not the outbox's to show.
alter table outgoing_mails add column is_private boolean not null default false;
