-- How many answers of rules a customer got today is asked before each.
create index conversation_messages_by_rules on conversation_messages (workspace_id, sent_at) where kind = 'outgoing' and author = 'system';
