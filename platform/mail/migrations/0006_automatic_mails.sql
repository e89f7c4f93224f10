-- No person wrote it, though it leaves in the name of a mailbox: it says so, and machines do not answer it (RFC 3834).
alter table outgoing_mails add column is_automatic boolean not null default false;
