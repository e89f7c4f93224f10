-- What a person is told of, once per kind and key whoever tells it, however often. `mail` and `mail_at` say how and not before
-- when it is also mailed; whatever has been read by then is not.
create table notifications (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  user_id      uuid not null,
  kind         text not null,
  key          text not null check (length(key) between 1 and 300),
  object       text,
  record_id    uuid,
  event_id     uuid,
  actor_id     uuid references users (id) on delete set null,
  params       jsonb not null default '{}',
  created_at   timestamptz not null,
  read_at      timestamptz,
  in_app       boolean not null,
  mail         text check (mail in ('instant', 'daily', 'weekly')),
  mail_at      timestamptz,
  mailed_at    timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, user_id, kind, key),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);
create index notifications_by_person on notifications (workspace_id, user_id, id desc) where in_app;
create index notifications_unread on notifications (workspace_id, user_id) where in_app and read_at is null;
create index notifications_to_mail on notifications (mail_at) where mail_at is not null and mailed_at is null;
create index notifications_by_age on notifications (created_at);

-- What a person wants to hear of and how; what is not said here is the kind's default.
create table notification_preferences (
  workspace_id uuid not null,
  user_id      uuid not null,
  kind         text not null,
  in_app       boolean not null,
  mail         text not null check (mail in ('none', 'instant', 'daily', 'weekly')),
  primary key (workspace_id, user_id, kind),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade
);

select kith.protect('notifications');
select kith.protect('notification_preferences');
