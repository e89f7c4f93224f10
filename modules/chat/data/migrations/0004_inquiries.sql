-- A question with answers to press, below a message of the program: another module asks it, and takes what is chosen.
create table chat_inquiries (
  workspace_id uuid not null,
  message_id   uuid not null,
  -- Who asks, and about which of its rows.
  name         text not null check (length(name) between 1 and 40),
  subject_id   uuid not null,
  -- [{value, label}] in the order they stand.
  choices      jsonb not null,
  chosen       integer,
  -- What is said once it is answered, and where more can be said.
  thanks       text not null,
  url          text not null,
  created_at   timestamptz not null,
  primary key (workspace_id, message_id),
  unique (workspace_id, name, subject_id),
  foreign key (workspace_id, message_id) references conversation_messages (workspace_id, id) on delete cascade
);
select kith.protect('chat_inquiries');
do $$ begin
  execute format('create policy narrowed_by_record on chat_inquiries as restrictive for select to %I using (
    exists (select from conversation_messages m where m.workspace_id = chat_inquiries.workspace_id and m.id = chat_inquiries.message_id))',
    kith.narrowed_role());
end $$;
