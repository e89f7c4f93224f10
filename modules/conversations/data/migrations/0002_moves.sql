-- That a conversation became part of another, or a part of one a conversation of its own, with what went from where to where: each
-- can be undone.
create table conversation_moves (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  kind         text not null check (kind in ('merge', 'split')),
  -- Where the messages were, and where they went.
  from_id      uuid not null,
  into_id      uuid not null,
  message_ids  uuid[] not null,
  -- By which what comes finds its conversation: [{channel, sourceKey}].
  sources      jsonb not null,
  -- Those who take part in the other since then.
  joined_ids   uuid[] not null,
  -- Of a merge: how the one that became a part stood before.
  stood        jsonb not null,
  made_by      uuid references users (id) on delete set null,
  made_at      timestamptz not null,
  undone_at    timestamptz,
  primary key (workspace_id, id),
  check (from_id <> into_id),
  foreign key (workspace_id, from_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, into_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_moves_from on conversation_moves (workspace_id, from_id) where undone_at is null;
create index conversation_moves_into on conversation_moves (workspace_id, into_id) where undone_at is null;
create index conversation_moves_of_user on conversation_moves (made_by) where made_by is not null;
select kith.protect('conversation_moves');
do $$ begin
  execute format('create policy narrowed_by_record on conversation_moves as restrictive for select to %I
    using (kith.sees(''conversation'', from_id) and kith.sees(''conversation'', into_id))', kith.narrowed_role());
end $$;
