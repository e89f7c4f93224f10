-- The deal a quote is part of: accepted, it wins it.
alter table quotes add column deal_id uuid;
alter table quotes add foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete set null (deal_id);
create index quotes_by_deal on quotes (workspace_id, deal_id) where deal_id is not null;
