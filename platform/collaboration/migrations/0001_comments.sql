-- What people say to each other about a record. It belongs to records of any object: so without a foreign key. Read when
-- records are merged (platform/duplicates/merge/references.ts): what was said about both is said about who they are now.
create table comments (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  record_id    uuid not null,
  -- The event of a timeline, or the comment, under which it stands; null: it stands by itself.
  thread_id    uuid,
  body         text not null check (length(body) between 1 and 10000),
  -- Who is named in it, each with the words that stand in the body: {kind, id, name}.
  mentions     jsonb not null default '[]',
  author_id    uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  edited_at    timestamptz,
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
comment on table comments is 'What people say about records. merge: follows record_id';
create index comments_by_record on comments (workspace_id, record_id, id desc);
create index comments_by_thread on comments (workspace_id, thread_id, id) where thread_id is not null;
select kith.protect('comments');

-- What a comment said before it was changed.
create table comment_versions (
  workspace_id uuid not null,
  comment_id   uuid not null,
  id           uuid not null,
  body         text not null,
  replaced_at  timestamptz not null,
  primary key (workspace_id, comment_id, id),
  foreign key (workspace_id, comment_id) references comments (workspace_id, id) on delete cascade
);
select kith.protect('comment_versions');

-- A sign given to a comment or a record, such as a note: one of a kind from each person, whoever presses how often.
create table reactions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  subject_id   uuid not null,
  user_id      uuid not null references users (id) on delete cascade,
  kind         text not null check (kind in ('agree', 'heart', 'celebrate', 'laugh', 'seen', 'done')),
  object       text not null,
  created_at   timestamptz not null,
  primary key (workspace_id, subject_id, user_id, kind)
);
comment on table reactions is 'Signs given to comments and records. merge: follows subject_id';
select kith.protect('reactions');

-- Who wants to hear of a record. Its owner does without a row; whoever does not want to any more keeps one that says so.
create table followers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  record_id    uuid not null,
  user_id      uuid not null references users (id) on delete cascade,
  object       text not null,
  follows      boolean not null,
  since        timestamptz not null,
  primary key (workspace_id, record_id, user_id)
);
comment on table followers is 'Who follows which records. merge: follows record_id; merge: keeps follows desc';
create index followers_by_person on followers (workspace_id, user_id) where follows;
select kith.protect('followers');
