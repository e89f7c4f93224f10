-- A chat on websites of the business. What it shows and asks is one value that the widget reads whole: `content`.
create table chat_channels (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  id             uuid not null,
  name           text not null check (length(name) between 1 and 120),
  state          text not null default 'off' check (state in ('off', 'on')),
  content        jsonb not null,
  -- When people are there; null: by the default calendar.
  calendar_id    uuid,
  -- In whose queue chats wait.
  team_id        uuid,
  -- The how-manieth secret its websites sign with who somebody is.
  identity_round integer not null default 1,
  version        integer not null default 1,
  created_by     uuid references users (id) on delete set null,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, calendar_id) references business_calendars (workspace_id, id) on delete set null (calendar_id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id)
);
create index chat_channels_by_calendar on chat_channels (workspace_id, calendar_id) where calendar_id is not null;
create index chat_channels_by_team on chat_channels (workspace_id, team_id) where team_id is not null;
select kith.protect('chat_channels');

-- Somebody who opened a chat, however many browsers they have. Who only looks at a website is none.
create table chat_visitors (
  workspace_id    uuid not null,
  id              uuid not null,
  channel_id      uuid not null,
  -- Who their website says they are; null: they said so themselves, or nothing.
  proven_as       text check (length(proven_as) between 1 and 200),
  name            text,
  email           text,
  -- What they were asked before: [{label, value}].
  answers         jsonb not null default '[]',
  language        text not null check (language in ('en', 'de')),
  -- Where what they say goes now; null: they said nothing yet.
  conversation_id uuid,
  page_url        text,
  page_title      text,
  typing_until    timestamptz,
  seen_at         timestamptz not null,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, channel_id, proven_as),
  foreign key (workspace_id, channel_id) references chat_channels (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index chat_visitors_by_conversation on chat_visitors (workspace_id, conversation_id) where conversation_id is not null;
create index chat_visitors_silent on chat_visitors (seen_at) where conversation_id is null;
select kith.protect('chat_visitors');
do $$ begin
  execute format('create policy narrowed_by_record on chat_visitors as restrictive for select to %I using (
    (select kith.reads(''conversation'')) is null or (conversation_id is not null and kith.sees(''conversation'', conversation_id)))',
    kith.narrowed_role());
end $$;

-- A visitor's browser: who knows its secret is let in.
create table chat_sessions (
  workspace_id uuid not null,
  id           uuid not null,
  visitor_id   uuid not null,
  secret       bytea not null,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade
);
create index chat_sessions_by_visitor on chat_sessions (workspace_id, visitor_id);
create index chat_sessions_old on chat_sessions (seen_at);
select kith.protect('chat_sessions');

-- How far each visitor's lines have come. Whoever adds one holds this row until it is committed: a cursor misses none.
create table chat_feeds (
  workspace_id uuid not null,
  visitor_id   uuid not null,
  last_line    integer not null default 0,
  read_line    integer not null default 0,
  mailed_line  integer not null default 0,
  primary key (workspace_id, visitor_id),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade
);
select kith.protect('chat_feeds');

-- What a visitor reads, in order: messages of conversations, and what the chat tells them.
create table chat_lines (
  workspace_id uuid not null,
  visitor_id   uuid not null,
  line         integer not null,
  message_id   uuid,
  -- {kind, …}: what it tells in the widget's own words.
  notice       jsonb,
  created_at   timestamptz not null,
  primary key (workspace_id, visitor_id, line),
  unique (workspace_id, message_id),
  check ((message_id is null) <> (notice is null)),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade,
  foreign key (workspace_id, message_id) references conversation_messages (workspace_id, id) on delete cascade
);
select kith.protect('chat_lines');

-- The pages a visitor was on while they chatted or after.
create table chat_pages (
  workspace_id uuid not null,
  id           uuid not null,
  visitor_id   uuid not null,
  url          text not null check (length(url) <= 2000),
  title        text not null check (length(title) <= 300),
  seen_at      timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade
);
create index chat_pages_in_order on chat_pages (workspace_id, visitor_id, seen_at);
select kith.protect('chat_pages');

-- What a visitor sent along; nobody else's file can be named in their message.
create table chat_files (
  workspace_id uuid not null,
  visitor_id   uuid not null,
  file_id      uuid not null,
  created_at   timestamptz not null,
  primary key (workspace_id, visitor_id, file_id),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade,
  foreign key (workspace_id, file_id) references files (workspace_id, id) on delete cascade
);
create index chat_files_by_file on chat_files (workspace_id, file_id);
select kith.protect('chat_files');

do $$ declare of_visitor text; begin
  foreach of_visitor in array array['chat_pages', 'chat_files', 'chat_sessions'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (
      exists (select from chat_visitors v where v.workspace_id = %1$I.workspace_id and v.id = %1$I.visitor_id))',
      of_visitor, kith.narrowed_role());
  end loop;
end $$;
