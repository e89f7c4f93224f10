-- A mailbox that Kith reads and writes through: everybody's (shared) or one person's (personal). What others see of a personal one is
-- its owner's choice: nothing, that there were mails (metadata), their subject, all.
create table mailboxes (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  id            uuid not null,
  kind          text not null check (kind in ('shared', 'personal')),
  owner_id      uuid,
  address       text not null check (length(address) between 3 and 320 and address = lower(address)),
  name          text not null check (length(name) between 1 and 120),
  login         text not null,
  auth          text not null check (auth in ('password', 'oauth2')),
  -- Sealed with the installation's secret: the password, or the tokens.
  secret        bytea,
  -- Of OAuth2: which provider, whose client id; its client secret is sealed too.
  oauth         jsonb,
  imap          jsonb not null,
  smtp          jsonb not null,
  privacy       text not null default 'all' check (privacy in ('nothing', 'metadata', 'subject', 'all')),
  -- Strangers who write here become contacts at the stage lead.
  makes_leads   boolean not null default false,
  -- Whether the host files what leaves through it into Sent by itself.
  files_sent    boolean not null,
  state         text not null check (state in ('active', 'paused', 'reconnect')),
  -- Raised with each change of how it is reached: whoever watches it connects anew.
  connection    integer not null default 1,
  -- How far back the first import goes, and from when on mails may set things going.
  since         timestamptz not null,
  activated_at  timestamptz not null,
  last_error    text,
  last_error_at timestamptz,
  failures      integer not null default 0,
  retry_at      timestamptz,
  synced_at     timestamptz,
  version       integer not null default 1,
  created_by    uuid references users (id) on delete set null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, address),
  -- Whoever leaves takes their mailbox along.
  foreign key (workspace_id, owner_id) references memberships (workspace_id, user_id) on delete cascade,
  check ((kind = 'personal') = (owner_id is not null)),
  check (kind = 'personal' or privacy = 'all'),
  check (kind = 'shared' or not makes_leads)
);
create index mailboxes_by_owner on mailboxes (owner_id) where owner_id is not null;
select kith.protect('mailboxes');

-- How much of a mailbox this transaction sees: 0 nothing, 1 that there were mails, 2 their subject, 3 all. The program itself sees all.
create function kith.mailbox_level(mailbox uuid) returns integer
  language sql stable as $$
  select case
    when nullif(current_setting('app.user_id', true), '') is null then 3
    else coalesce((select case when m.kind = 'shared' or m.owner_id = nullif(current_setting('app.user_id', true), '')::uuid then 3
        else array_position(array['metadata', 'subject', 'all'], m.privacy) end
      from mailboxes m where m.workspace_id = kith.workspace_id() and m.id = mailbox), 0) end
$$;
do $$ begin
  execute format('grant execute on function kith.mailbox_level(uuid) to %I', current_setting('kith.app_role'));
end $$;

-- A folder, and how far it was read: what stands here is committed with what was read.
create table mail_folders (
  workspace_id    uuid not null,
  id              uuid not null,
  mailbox_id      uuid not null,
  path            text not null,
  role            text check (role in ('inbox', 'sent', 'drafts', 'trash', 'junk', 'archive', 'all')),
  is_read         boolean not null,
  -- Numbers of the server; text where they outgrow 53 bits.
  uid_validity    text,
  last_uid        bigint not null default 0,
  highest_modseq  text,
  first_done      boolean not null default false,
  -- When the last mail read had come, how many wait, when it was last looked at.
  last_message_at timestamptz,
  waiting         integer not null default 0,
  synced_at       timestamptz,
  last_error      text,
  last_error_at   timestamptz,
  is_gone         boolean not null default false,
  primary key (workspace_id, id),
  unique (workspace_id, mailbox_id, path),
  foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade
);
select kith.protect('mail_folders');

-- Mails that follow each other, as their mailbox saw them. `follows`: the thread it branched off.
create table email_threads (
  workspace_id uuid not null,
  id           uuid not null,
  mailbox_id   uuid not null,
  subject      text not null,
  base_subject text not null,
  -- Whom it is with: the first address that is not ours.
  partner      text,
  follows      uuid,
  -- Joined to this one, when a mail came that shows both to be one.
  joined_into  uuid,
  last_at      timestamptz not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, follows) references email_threads (workspace_id, id) on delete set null (follows),
  foreign key (workspace_id, joined_into) references email_threads (workspace_id, id) on delete set null (joined_into)
);
create index email_threads_by_partner on email_threads (workspace_id, mailbox_id, partner, base_subject, last_at desc);
create index email_threads_by_followed on email_threads (workspace_id, follows) where follows is not null;
create index email_threads_by_joined on email_threads (workspace_id, joined_into) where joined_into is not null;
select kith.protect('email_threads');

-- Which thread an id that mails name belongs to, also of a mail that has not come, or never will.
create table email_thread_ids (
  workspace_id uuid not null,
  mailbox_id   uuid not null,
  message_id   text not null,
  thread_id    uuid not null,
  primary key (workspace_id, mailbox_id, message_id),
  foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, thread_id) references email_threads (workspace_id, id) on delete cascade
);
create index email_thread_ids_by_thread on email_thread_ids (workspace_id, thread_id);
select kith.protect('email_thread_ids');

-- A mail, once however many folders it lies in. `identity` decides whether two are one: of what came its Message-ID, sender and date,
-- or all of it where those are missing; of what leaves through Kith, its Message-ID.
create table emails (
  workspace_id  uuid not null,
  id            uuid not null,
  mailbox_id    uuid not null,
  thread_id     uuid not null,
  identity      text not null,
  direction     text not null check (direction in ('in', 'out')),
  message_id    text not null,
  in_reply_to   uuid,
  from_address  text not null,
  from_name     text not null default '',
  -- {to, cc, bcc, replyTo}: lists of {name, address}
  recipients    jsonb not null,
  subject       text not null,
  automatic     text check (automatic in ('bounce', 'complaint', 'auto_reply', 'calendar', 'list', 'notice')),
  -- Of a bounce: whom it could not reach, and the words.
  bounce        jsonb,
  contact_id    uuid,
  -- By the outbox's mail, of what leaves through Kith; by the key it was asked for.
  mail_id       uuid,
  key           text,
  is_earlier    boolean not null,
  bytes         integer not null,
  sent_at       timestamptz not null,
  received_at   timestamptz not null,
  created_at    timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, mailbox_id, identity),
  unique (workspace_id, key),
  foreign key (workspace_id, mailbox_id) references mailboxes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, thread_id) references email_threads (workspace_id, id) on delete cascade,
  foreign key (workspace_id, in_reply_to) references emails (workspace_id, id) on delete set null (in_reply_to),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id)
);
create index emails_by_contact on emails (workspace_id, contact_id, sent_at desc, id desc) where contact_id is not null;
create index emails_by_thread on emails (workspace_id, thread_id, sent_at);
create index emails_by_message on emails (workspace_id, message_id);
create index emails_by_answered on emails (workspace_id, in_reply_to) where in_reply_to is not null;
create index emails_by_mail on emails (workspace_id, mail_id) where mail_id is not null;
select kith.protect('emails');

-- What a mail says: to whoever sees all of its mailbox.
create table email_words (
  workspace_id uuid not null,
  email_id     uuid not null,
  mailbox_id   uuid not null,
  -- The part its sender wrote, and what is folded away: quotes and signature.
  text         text not null,
  folded       text not null default '',
  -- Sanitised; remote images wait as data-remote, inline ones as cid: of an attachment.
  html         text,
  primary key (workspace_id, email_id),
  foreign key (workspace_id, email_id) references emails (workspace_id, id) on delete cascade
);
select kith.protect('email_words');

create table email_attachments (
  workspace_id uuid not null,
  id           uuid not null,
  email_id     uuid not null,
  mailbox_id   uuid not null,
  position     integer not null,
  -- Null: not kept, and why.
  file_id      uuid,
  not_kept     text check (not_kept in ('kind', 'size', 'count')),
  name         text not null,
  type         text not null,
  bytes        integer not null,
  is_inline    boolean not null,
  content_id   text,
  primary key (workspace_id, id),
  unique (workspace_id, email_id, position),
  foreign key (workspace_id, email_id) references emails (workspace_id, id) on delete cascade,
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete set null (file_id)
);
create index email_attachments_by_file on email_attachments (workspace_id, file_id) where file_id is not null;
select kith.protect('email_attachments');

-- Who a mail is from and to, for asking by contact.
create table email_participants (
  workspace_id uuid not null,
  email_id     uuid not null,
  mailbox_id   uuid not null,
  role         text not null check (role in ('from', 'to', 'cc', 'bcc', 'replyTo')),
  address      text not null,
  contact_id   uuid,
  sent_at      timestamptz not null,
  primary key (workspace_id, email_id, role, address),
  foreign key (workspace_id, email_id) references emails (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id)
);
create index email_participants_by_contact on email_participants (workspace_id, contact_id, sent_at desc) where contact_id is not null;
create index email_participants_by_address on email_participants (workspace_id, address);
select kith.protect('email_participants');

-- Where a mail lies on the server.
create table email_places (
  workspace_id uuid not null,
  folder_id    uuid not null,
  uid_validity text not null,
  uid          bigint not null,
  email_id     uuid not null,
  primary key (workspace_id, folder_id, uid_validity, uid),
  foreign key (workspace_id, folder_id) references mail_folders (workspace_id, id) on delete cascade,
  foreign key (workspace_id, email_id) references emails (workspace_id, id) on delete cascade
);
create index email_places_by_email on email_places (workspace_id, email_id);
select kith.protect('email_places');

-- Whose remote pictures may be loaded: of one sender, for one person.
create table trusted_senders (
  workspace_id uuid not null,
  user_id      uuid not null,
  address      text not null,
  created_at   timestamptz not null,
  primary key (workspace_id, user_id, address),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
create index trusted_senders_by_user on trusted_senders (user_id);
select kith.protect('trusted_senders');

-- Privacy is the database's: a mailbox that shows nothing has no mails for others, one that shows less than all no words.
do $$
declare who text;
begin
  foreach who in array array[current_setting('kith.app_role'), kith.narrowed_role()] loop
    execute format('create policy private_%s on emails as restrictive for select to %I using (kith.mailbox_level(mailbox_id) >= 1)',
      case when who = kith.narrowed_role() then 'narrowed' else 'app' end, who);
    execute format('create policy private_%s on email_participants as restrictive for select to %I using (kith.mailbox_level(mailbox_id) >= 1)',
      case when who = kith.narrowed_role() then 'narrowed' else 'app' end, who);
    execute format('create policy private_%s on email_words as restrictive for select to %I using (kith.mailbox_level(mailbox_id) >= 3)',
      case when who = kith.narrowed_role() then 'narrowed' else 'app' end, who);
    execute format('create policy private_%s on email_attachments as restrictive for select to %I using (kith.mailbox_level(mailbox_id) >= 3)',
      case when who = kith.narrowed_role() then 'narrowed' else 'app' end, who);
  end loop;
  -- What is about a contact shows to whom the contact shows.
  execute format('create policy narrowed_by_record on emails as restrictive for select to %I using (kith.sees(''contact'', contact_id))',
    kith.narrowed_role());
  execute format('create policy narrowed_by_email on email_words as restrictive for select to %I using (
    exists (select from emails e where e.workspace_id = email_words.workspace_id and e.id = email_id))', kith.narrowed_role());
  execute format('create policy narrowed_by_email on email_attachments as restrictive for select to %I using (
    exists (select from emails e where e.workspace_id = email_attachments.workspace_id and e.id = email_id))', kith.narrowed_role());
  execute format('create policy narrowed_by_email on email_participants as restrictive for select to %I using (
    exists (select from emails e where e.workspace_id = email_participants.workspace_id and e.id = email_id))', kith.narrowed_role());
end $$;
