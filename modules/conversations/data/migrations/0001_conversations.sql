-- Numbers people say aloud: one after the other in each workspace.
create table conversation_numbers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  last         integer not null,
  primary key (workspace_id)
);
select kith.protect('conversation_numbers');

-- A thread with a customer, in whichever channel.
create table conversations (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  id               uuid not null,
  number           text not null,
  subject          text,
  -- The channel that opened it; which there are the program knows.
  channel          text not null default 'internal' check (channel ~ '^[a-z][a-zA-Z]{1,30}$'),
  state            text not null default 'open' check (state in ('open', 'pending', 'snoozed', 'resolved')),
  state_at         timestamptz not null default now(),
  state_by         uuid,
  snoozed_until    timestamptz,
  priority         text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  labels           jsonb not null default '[]',
  assignee_id      uuid references users (id) on delete set null,
  team_id          uuid,
  contact_id       uuid,
  company_id       uuid,
  -- Who wrote first, as they called themselves: also where no contact is known.
  sender_name      text,
  sender_email     text,
  -- Since when a customer waits for an answer; null: nobody does.
  waiting_since    timestamptz,
  first_replied_at timestamptz,
  last_message_at  timestamptz not null default now(),
  preview          text,
  preview_by       text check (preview_by in ('incoming', 'outgoing', 'note')),
  -- The resolved conversation it goes on from.
  follows_id       uuid,
  -- The conversation it has become part of.
  merged_into_id   uuid,
  -- What of the channel it came through: a mailbox, a form.
  via_id           uuid,
  custom           jsonb not null default '{}',
  search_text      text not null default '',
  version          integer not null default 1,
  created_by       uuid,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  check ((state = 'snoozed') = (snoozed_until is not null)),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id),
  foreign key (workspace_id, follows_id) references conversations (workspace_id, id) on delete set null (follows_id),
  foreign key (workspace_id, merged_into_id) references conversations (workspace_id, id) on delete set null (merged_into_id)
);
create index conversations_by_creation on conversations (workspace_id, created_at, id) where deleted_at is null;
create index conversations_by_update on conversations (workspace_id, updated_at, id) where deleted_at is null;
create index conversations_by_message on conversations (workspace_id, last_message_at, id) where deleted_at is null;
-- The boxes of the inbox, each a walk: all of a state, mine, my team's, nobody's, whoever waits longest.
create index conversations_by_state on conversations (workspace_id, state, last_message_at, id) where deleted_at is null;
create index conversations_by_assignee on conversations (workspace_id, assignee_id, state, last_message_at, id) where deleted_at is null;
create index conversations_by_team on conversations (workspace_id, team_id, state, last_message_at, id) where deleted_at is null and team_id is not null;
create index conversations_unassigned on conversations (workspace_id, state, last_message_at, id) where deleted_at is null and assignee_id is null;
create index conversations_waiting on conversations (workspace_id, state, waiting_since, id) where deleted_at is null and waiting_since is not null;
create index conversations_unattended on conversations (workspace_id, state, last_message_at, id) where deleted_at is null and waiting_since is not null;
create index conversations_by_contact on conversations (workspace_id, contact_id, last_message_at) where contact_id is not null;
create index conversations_by_company on conversations (workspace_id, company_id, last_message_at) where company_id is not null;
create index conversations_by_follows on conversations (workspace_id, follows_id) where follows_id is not null;
create index conversations_by_merge on conversations (workspace_id, merged_into_id) where merged_into_id is not null;
create index conversations_of_user on conversations (assignee_id) where assignee_id is not null;
-- Each minute: who wakes?
create index conversations_asleep on conversations (snoozed_until) where state = 'snoozed';
create index conversations_by_text on conversations using gin (search_text gin_trgm_ops);
select kith.protect('conversations');
select kith.narrow('conversations', '''conversation''', '{assignee_id}', 'team_id = any ((select kith.my_teams())::uuid[])');

-- By which a channel's own thread finds its conversation: of mail the thread, of the API what its caller says.
create table conversation_sources (
  workspace_id    uuid not null,
  channel         text not null,
  source_key      text not null check (length(source_key) between 1 and 500),
  -- Empty only while the first message of a thread makes it: the second waits for it here.
  conversation_id uuid,
  primary key (workspace_id, channel, source_key),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_sources_by_conversation on conversation_sources (workspace_id, conversation_id);
select kith.protect('conversation_sources');

-- What was said, noted and done, in order. `version` is the conversation's once it stood there.
create table conversation_messages (
  workspace_id    uuid not null,
  id              uuid not null,
  conversation_id uuid not null,
  kind            text not null check (kind in ('incoming', 'outgoing', 'note', 'act')),
  channel         text not null,
  -- A channel tells of a message once, however often it comes.
  message_key     text check (length(message_key) between 1 and 500),
  version         integer not null,
  author          text not null check (author in ('contact', 'user', 'assistant', 'system')),
  user_id         uuid references users (id) on delete set null,
  author_name     text,
  author_email    text,
  body            text not null check (length(body) <= 200000),
  html            text,
  -- Of an act: what was changed, from what to what.
  act             jsonb,
  mentions        uuid[] not null default '{}',
  email_id        uuid,
  -- Of an outgoing one: it can be taken back until it leaves.
  delivery        text check (delivery in ('queued', 'sent', 'failed')),
  deliver_at      timestamptz,
  failure         text,
  sent_at         timestamptz not null,
  created_at      timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, channel, message_key),
  unique (workspace_id, email_id),
  check ((kind = 'outgoing') = (delivery is not null)),
  check ((kind = 'act') = (act is not null)),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_messages_in_order on conversation_messages (workspace_id, conversation_id, sent_at, id);
create index conversation_messages_by_user on conversation_messages (user_id) where user_id is not null;
select kith.protect('conversation_messages');
do $$ begin
  execute format('create policy narrowed_by_record on conversation_messages as restrictive for select to %I using (kith.sees(''conversation'', conversation_id))',
    kith.narrowed_role());
end $$;

create table conversation_files (
  workspace_id uuid not null,
  message_id   uuid not null,
  file_id      uuid not null,
  primary key (workspace_id, message_id, file_id),
  foreign key (workspace_id, message_id) references conversation_messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);
create index conversation_files_by_file on conversation_files (workspace_id, file_id);
select kith.protect('conversation_files');

-- Who is named in notes, for their box of mentions.
create table conversation_mentions (
  workspace_id    uuid not null,
  user_id         uuid not null references users (id) on delete cascade,
  conversation_id uuid not null,
  mentioned_at    timestamptz not null,
  primary key (workspace_id, user_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_mentions_in_order on conversation_mentions (workspace_id, user_id, mentioned_at, conversation_id);
create index conversation_mentions_by_conversation on conversation_mentions (workspace_id, conversation_id);
select kith.protect('conversation_mentions');

-- What somebody has written and not sent yet; everybody has their own.
create table conversation_drafts (
  workspace_id    uuid not null,
  conversation_id uuid not null,
  user_id         uuid not null references users (id) on delete cascade,
  kind            text not null check (kind in ('reply', 'note')),
  body            text not null check (length(body) between 1 and 100000),
  updated_at      timestamptz not null,
  primary key (workspace_id, conversation_id, user_id, kind),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_drafts_by_user on conversation_drafts (workspace_id, user_id, updated_at);
select kith.protect('conversation_drafts');

-- Who else takes part: colleagues, who hear of answers, and people outside, who get copies.
create table conversation_participants (
  workspace_id    uuid not null,
  conversation_id uuid not null,
  id              uuid not null,
  user_id         uuid references users (id) on delete cascade,
  name            text,
  email           text,
  added_by        uuid,
  added_at        timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, conversation_id, user_id, email),
  check ((user_id is null) <> (email is null)),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_participants_of_user on conversation_participants (user_id) where user_id is not null;
select kith.protect('conversation_participants');
