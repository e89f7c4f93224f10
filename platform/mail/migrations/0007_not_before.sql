-- A mail waits for its moment also where its mailbox could not be used meanwhile.
alter table outgoing_mails add column send_after timestamptz;
