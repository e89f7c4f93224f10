-- The secret address at which a person's calendar program reads what is theirs. Only its hash is kept.
create table calendar_feeds (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  user_id      uuid not null references users (id) on delete cascade,
  hash         bytea not null,
  created_at   timestamptz not null,
  read_at      timestamptz,
  primary key (workspace_id, user_id)
);
select kith.protect('calendar_feeds');

-- Who was invited to what, what they were told last, and what they answered. Whoever is invited no longer stays, withdrawn:
-- an invitation anew must have a higher sequence than the last word.
create table calendar_invitees (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  object       text not null,
  record_id    uuid not null,
  -- In small letters.
  email        text not null,
  name         text not null,
  -- Whom the meeting names: a record, or somebody of the workspace (`user`).
  attendee     text not null,
  attendee_id  uuid not null,
  -- Part of the address at which they answer without signing in.
  secret       text not null,
  told         jsonb not null,
  sequence     integer not null,
  withdrawn    boolean not null default false,
  answer       text not null default 'open' check (answer in ('open', 'accepted', 'tentative', 'declined')),
  answered_at  timestamptz,
  primary key (workspace_id, record_id, email)
);
select kith.protect('calendar_invitees');
select kith.narrow_by_record('calendar_invitees', 'object', 'record_id');
