-- A mail that leaves through a mailbox of its own: by which (null: the installation's mail server), from whom, to whom besides, what
-- hangs on it, and what it answers by the ids mail programs know.
alter table outgoing_mails
  add column mailbox_id    uuid,
  add column sender        text,
  add column recipients    jsonb,
  add column attachments   jsonb not null default '[]',
  add column reference_ids text[] not null default '{}';
create index outgoing_mails_by_message on outgoing_mails (workspace_id, message_id) where message_id is not null;
