create extension if not exists btree_gist;

-- What products cost in one currency: for everybody (the default list), or for the companies a list was given to.
create table pricelists (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null,
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  is_default   boolean not null default false,
  notes        text,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, id, currency)
);
-- One list of a currency is the default; looked at when the transaction ends, as one takes over from another in it.
alter table pricelists add constraint pricelists_one_default
  exclude using gist (workspace_id with =, currency with =) where (is_default and deleted_at is null) deferrable initially deferred;
create index pricelists_by_creation on pricelists (workspace_id, created_at, id) where deleted_at is null;
create index pricelists_by_update on pricelists (workspace_id, updated_at, id) where deleted_at is null;
create index pricelists_by_name on pricelists (workspace_id, name collate "und-x-icu", id) where deleted_at is null;
create index pricelists_by_text on pricelists using gin (search_text gin_trgm_ops);
select kith.protect('pricelists');
select kith.narrow('pricelists', '''pricelist''', '{}');

-- What one product costs on a list, from a quantity on and within its days; `price` in minor units, for `per` of it.
create table prices (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  id            uuid not null,
  name          text not null,
  pricelist_id  uuid not null,
  product_id    uuid not null,
  from_quantity double precision not null default 0 check (from_quantity >= 0),
  price         bigint not null,
  per           integer not null default 1 check (per > 0),
  currency      text not null,
  valid_from    date,
  valid_until   date check (valid_until >= valid_from),
  external_id   text,
  custom        jsonb not null default '{}',
  search_text   text not null default '',
  version       integer not null default 1,
  created_by    uuid,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, pricelist_id, currency) references pricelists (workspace_id, id, currency) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete cascade
);
-- A product has one price on a list, from a quantity on, on any day.
alter table prices add constraint prices_one_a_day
  exclude using gist (workspace_id with =, pricelist_id with =, product_id with =, from_quantity with =,
    daterange(valid_from, valid_until, '[]') with &&) where (deleted_at is null) deferrable initially deferred;
create index prices_by_creation on prices (workspace_id, created_at, id) where deleted_at is null;
create index prices_by_update on prices (workspace_id, updated_at, id) where deleted_at is null;
create index prices_by_name on prices (workspace_id, name collate "und-x-icu", id) where deleted_at is null;
create index prices_by_product on prices (workspace_id, product_id, pricelist_id) where deleted_at is null;
create index prices_by_list on prices (workspace_id, pricelist_id) where deleted_at is null;
create index prices_by_text on prices using gin (search_text gin_trgm_ops);
select kith.protect('prices');
select kith.narrow('prices', '''price''', '{}');

-- A company buys by the list it was given, which customers keep (0014_pricelist).
alter table companies add foreign key (workspace_id, pricelist_id)
  references pricelists (workspace_id, id) on delete set null (pricelist_id);

-- Where a line's price came from: set by hand, the product's own, or of a list, whose name stays with it.
alter table order_lines
  add column price_from text not null default 'hand' check (price_from in ('hand', 'product', 'list')),
  add column pricelist  text;
