-- Which conversations a ticket came out of or is answered in: several of either.
create table ticket_conversations (
  workspace_id    uuid not null,
  ticket_id       uuid not null,
  conversation_id uuid not null,
  -- Of a ticket that was made of the conversation: named by whoever asked for it, so that pressed twice it is one ticket.
  request_id      uuid,
  linked_by       uuid references users (id) on delete set null,
  linked_at       timestamptz not null,
  primary key (workspace_id, ticket_id, conversation_id),
  unique (workspace_id, request_id),
  foreign key (workspace_id, ticket_id) references tickets (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index ticket_conversations_by_conversation on ticket_conversations (workspace_id, conversation_id, ticket_id);
create index ticket_conversations_of_user on ticket_conversations (linked_by) where linked_by is not null;
select kith.protect('ticket_conversations');
do $$ begin
  execute format('create policy narrowed_by_record on ticket_conversations as restrictive for select to %I
    using (kith.sees(''ticket'', ticket_id) and kith.sees(''conversation'', conversation_id))', kith.narrowed_role());
end $$;

-- Null: as of all tickets. Of tickets of this type: so many days after one was solved a customer's word opens it again.
alter table ticket_types add column reopen_days integer check (reopen_days between 0 and 3650);
