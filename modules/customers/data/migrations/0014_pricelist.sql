-- The price list a company buys by; commerce, which comes later, makes it a foreign key.
alter table companies add column pricelist_id uuid;
create index companies_by_pricelist on companies (workspace_id, pricelist_id) where pricelist_id is not null;
