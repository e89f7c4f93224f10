-- What is offered to a customer. Money is integer minor units of the quote's currency; totals follow from the lines.
create table quotes (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  id               uuid not null,
  number           text not null,
  title            text,
  status           text not null default 'draft' check (status in ('draft', 'sent', 'viewed', 'accepted', 'declined', 'expired')),
  revision         integer not null default 1,
  contact_id       uuid,
  company_id       uuid,
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  prices_include   text not null default 'net' check (prices_include in ('net', 'gross')),
  discount_percent double precision check (discount_percent between 0 and 100),
  discount_amount  bigint,
  discount_share   double precision not null default 0,
  net_total        bigint not null default 0,
  tax_total        bigint not null default 0,
  total            bigint not null default 0,
  recurring_total  bigint not null default 0,
  valid_until      date,
  intro            text,
  terms            text,
  notes            text,
  owner_id         uuid references users (id) on delete set null,
  order_id         uuid,
  sent_at          timestamptz,
  viewed_at        timestamptz,
  answered_at      timestamptz,
  external_id      text,
  custom           jsonb not null default '{}',
  search_text      text not null default '',
  version          integer not null default 1,
  created_by       uuid,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  unique (workspace_id, order_id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete cascade,
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete set null (order_id)
);
create index quotes_by_creation on quotes (workspace_id, created_at, id) where deleted_at is null;
create index quotes_by_update on quotes (workspace_id, updated_at, id) where deleted_at is null;
create index quotes_by_contact on quotes (workspace_id, contact_id) where contact_id is not null;
create index quotes_by_company on quotes (workspace_id, company_id) where company_id is not null;
-- What runs out is looked for each hour.
create index quotes_running_out on quotes (workspace_id, valid_until) where status in ('sent', 'viewed') and deleted_at is null;
create index quotes_by_text on quotes using gin (search_text gin_trgm_ops);
select kith.protect('quotes');
select kith.narrow('quotes', '''quote''', '{owner_id}');

-- As order_lines.
create table quote_lines (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  quote_id         uuid not null,
  position         integer not null,
  product_id       uuid,
  product_name     text not null,
  description      text,
  quantity         double precision not null,
  unit_price       numeric(18, 2) not null,
  discount_percent numeric(7, 4) check (discount_percent between 0 and 100),
  discount_amount  bigint,
  tax_rate         numeric(7, 4) check (tax_rate between 0 and 100),
  period           text not null default 'once' check (period in ('once', 'monthly', 'quarterly', 'yearly')),
  primary key (workspace_id, quote_id, position),
  foreign key (workspace_id, quote_id) references quotes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id)
);
create index quote_lines_by_product on quote_lines (workspace_id, product_id) where product_id is not null;
select kith.protect('quote_lines');

-- What was sent, word for word; it never changes. Whoever knows the secret may read it.
create table quote_revisions (
  workspace_id uuid not null,
  quote_id     uuid not null,
  revision     integer not null,
  content      jsonb not null,
  secret       text not null,
  sent_at      timestamptz not null,
  sent_by      uuid,
  sent_to      text,
  views        integer not null default 0,
  viewed_at    timestamptz,
  primary key (workspace_id, quote_id, revision),
  foreign key (workspace_id, quote_id) references quotes (workspace_id, id) on delete cascade
);
select kith.protect('quote_revisions');

-- What the customer said to a revision, once.
create table quote_answers (
  workspace_id uuid not null,
  quote_id     uuid not null,
  revision     integer not null,
  answer       text not null check (answer in ('accepted', 'declined')),
  name         text not null,
  signature    jsonb,
  wording      text,
  reason       text,
  noted_by     uuid,
  answered_at  timestamptz not null,
  primary key (workspace_id, quote_id, revision),
  foreign key (workspace_id, quote_id, revision) references quote_revisions (workspace_id, quote_id, revision) on delete cascade
);
-- One revision of a quote is accepted at most.
create unique index quote_answers_accepted on quote_answers (workspace_id, quote_id) where answer = 'accepted';
select kith.protect('quote_answers');
