-- How this business asks its customers how it went. Without a row nobody is asked.
create table survey_settings (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  -- Since when customers are asked: what was resolved before never is. Null: nobody is.
  on_since      timestamptz,
  -- So long after it was resolved a mail asks; in a chat it is asked at once.
  delay_minutes integer not null check (delay_minutes between 0 and 20160),
  -- A customer is asked again so many days later at the earliest.
  rest_days     integer not null check (rest_days between 1 and 365),
  expiry_days   integer not null check (expiry_days between 1 and 90),
  scale         integer not null check (scale in (2, 3, 5)),
  -- {en|de: {question, thanks}}: own words; what is empty, Kith says.
  words         jsonb not null,
  -- Who follows up bad ratings: whose conversation it was, one person, or nobody.
  follow_up     text not null check (follow_up in ('agent', 'person', 'nobody')),
  follow_up_by  uuid references users (id) on delete set null,
  changed_at    timestamptz not null,
  primary key (workspace_id)
);
create index survey_settings_by_user on survey_settings (follow_up_by) where follow_up_by is not null;
select kith.protect('survey_settings');

-- That a customer was asked about a conversation, once, and what they said. Its address is signed, and not kept.
create table surveys (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  id              uuid not null,
  conversation_id uuid not null,
  channel         text not null,
  -- By which way they were asked.
  way             text not null check (way in ('mail', 'chat')),
  -- Whose it was when it was resolved: it stays theirs.
  agent_id        uuid references users (id) on delete set null,
  team_id         uuid,
  -- Kith's words in it.
  language        text not null check (language in ('en', 'de')),
  scale           integer not null check (scale in (2, 3, 5)),
  resolved_at     timestamptz not null,
  asked_at        timestamptz not null,
  expires_at      timestamptz not null,
  rating          integer check (rating between 1 and scale),
  comment         text check (length(comment) between 1 and 4000),
  -- When they said it last.
  answered_at     timestamptz,
  -- The two top boxes of five; the top one of fewer.
  satisfied       boolean generated always as (rating >= case scale when 5 then 4 else scale end) stored,
  bad             boolean generated always as (rating <= case scale when 5 then 2 else 1 end) stored,
  -- The follow-up of a bad one, made once.
  task_id         uuid,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id),
  check ((rating is null) = (answered_at is null)),
  check (comment is null or rating is not null),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete set null (team_id),
  foreign key (workspace_id, task_id) references tasks (workspace_id, id) on delete set null (task_id)
);
create index surveys_by_asking on surveys (workspace_id, asked_at desc, id desc);
create index surveys_by_answer on surveys (workspace_id, answered_at desc, id desc) where answered_at is not null;
create index surveys_by_agent on surveys (agent_id) where agent_id is not null;
create index surveys_by_team on surveys (workspace_id, team_id) where team_id is not null;
create index surveys_by_task on surveys (workspace_id, task_id) where task_id is not null;
select kith.protect('surveys');
do $$ begin
  execute format('create policy narrowed_by_record on surveys as restrictive for select to %I using (kith.sees(''conversation'', conversation_id))',
    kith.narrowed_role());
end $$;

-- When a customer was asked last, whatever about. The key names nobody: a contact's id, or the hash of an address.
create table survey_rests (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  customer_key text not null check (length(customer_key) between 1 and 100),
  asked_at     timestamptz not null,
  -- They said that they want to be asked no more.
  is_final     boolean not null default false,
  primary key (workspace_id, customer_key)
);
select kith.protect('survey_rests');
