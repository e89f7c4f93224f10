-- What is sold, and what was bought. Money is integer minor units of the order's currency.
create table products (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null,
  sku          text,
  description  text,
  category     text,
  price        bigint,
  currency     text check (currency ~ '^[A-Z]{3}$'),
  active       boolean not null default true,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id)
);
create index products_by_creation on products (workspace_id, created_at, id) where deleted_at is null;
create index products_by_update on products (workspace_id, updated_at, id) where deleted_at is null;
create index products_by_name on products (workspace_id, name collate "und-x-icu", id) where deleted_at is null;
-- Lines of imported orders name their product.
create index products_by_lower_name on products (workspace_id, lower(name)) where deleted_at is null;
create index products_by_text on products using gin (search_text gin_trgm_ops);
select kith.protect('products');

create table orders (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  number       text not null,
  placed_at    timestamptz not null,
  status       text not null default 'paid'
    check (status in ('draft', 'placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  total        bigint not null default 0,
  contact_id   uuid,
  company_id   uuid,
  source       text,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade
);
create index orders_by_creation on orders (workspace_id, created_at, id) where deleted_at is null;
create index orders_by_update on orders (workspace_id, updated_at, id) where deleted_at is null;
create index orders_by_placing on orders (workspace_id, placed_at, id) where deleted_at is null;
create index orders_by_contact on orders (workspace_id, contact_id, placed_at) where contact_id is not null;
create index orders_by_company on orders (workspace_id, company_id, placed_at) where company_id is not null;
create index orders_by_text on orders using gin (search_text gin_trgm_ops);
select kith.protect('orders');

-- Lines live and change with their order.
create table order_lines (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  order_id     uuid not null,
  position     integer not null,
  product_id   uuid,
  product_name text not null,
  quantity     double precision not null,
  unit_price   bigint not null,
  primary key (workspace_id, order_id, position),
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id)
);
create index order_lines_by_product on order_lines (workspace_id, product_id) where product_id is not null;
select kith.protect('order_lines');
