-- Which language the customer speaks: as their channel says, else as they are known.
alter table conversations add column language text check (length(language) <= 100);
-- Who of us last spoke with a customer is asked for when they write again.
create index conversation_messages_replied on conversation_messages (workspace_id, conversation_id, sent_at)
  where kind = 'outgoing' and user_id is not null;
