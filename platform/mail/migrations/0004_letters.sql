-- What a person writes to a customer, as part of a conversation: whose name it bears, where answers go, which earlier mails it
-- follows, and where its reader says that no more should come (RFC 8058).
alter table outgoing_mails
  -- Given when it is claimed; the same for each try.
  add column message_id  text,
  add column sender_name text,
  add column reply_to    text,
  add column follows     uuid[] not null default '{}',
  add column unsubscribe text;
-- Taken back before it left.
alter table outgoing_mails drop constraint outgoing_mails_status_check;
alter table outgoing_mails add constraint outgoing_mails_status_check
  check (status in ('queued', 'sending', 'sent', 'not_sent', 'unsure', 'failed', 'withheld'));
