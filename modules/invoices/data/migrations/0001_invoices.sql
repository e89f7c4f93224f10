-- What customers owe. Money is integer minor units of the invoice's currency; totals follow from the lines. A draft has no
-- number, what is issued has one and never changes. Paid, credited and the balance follow from payments and credit notes.
create table invoices (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  id               uuid not null,
  number           text,
  title            text,
  kind             text not null default 'invoice' check (kind in ('invoice', 'creditNote')),
  status           text not null default 'draft' check (status in ('draft', 'issued', 'partlyPaid', 'paid', 'void', 'credited')),
  contact_id       uuid,
  company_id       uuid,
  order_id         uuid,
  deal_id          uuid,
  credits_id       uuid,
  owner_id         uuid references users (id) on delete set null,
  issue_date       date,
  due_date         date,
  service_date     date,
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  prices_include   text not null default 'net' check (prices_include in ('net', 'gross')),
  discount_percent double precision check (discount_percent between 0 and 100),
  discount_amount  bigint,
  net_total        bigint not null default 0,
  tax_total        bigint not null default 0,
  total            bigint not null default 0,
  paid_total       bigint not null default 0,
  credited_total   bigint not null default 0,
  balance          bigint not null default 0,
  intro            text,
  terms            text,
  notes            text,
  issued_at        timestamptz,
  sent_at          timestamptz,
  paid_on          date,
  external_id      text,
  custom           jsonb not null default '{}',
  search_text      text not null default '',
  version          integer not null default 1,
  created_by       uuid,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  primary key (workspace_id, id),
  check ((status = 'draft') = (number is null)),
  check (status = 'draft' or (issue_date is not null and due_date is not null)),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id),
  foreign key (workspace_id, order_id) references orders (workspace_id, id) on delete set null (order_id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete set null (deal_id),
  foreign key (workspace_id, credits_id) references invoices (workspace_id, id) on delete set null (credits_id)
);
create index invoices_by_creation on invoices (workspace_id, created_at, id) where deleted_at is null;
create index invoices_by_update on invoices (workspace_id, updated_at, id) where deleted_at is null;
create index invoices_by_number on invoices (workspace_id, number) where deleted_at is null;
create index invoices_by_contact on invoices (workspace_id, contact_id) where contact_id is not null;
create index invoices_by_company on invoices (workspace_id, company_id) where company_id is not null;
create index invoices_by_order on invoices (workspace_id, order_id) where order_id is not null;
create index invoices_by_deal on invoices (workspace_id, deal_id) where deal_id is not null;
create index invoices_by_credited on invoices (workspace_id, credits_id) where credits_id is not null;
create index invoices_by_issue on invoices (workspace_id, issue_date, id) where deleted_at is null;
-- What is owed is asked for by the day it is due.
create index invoices_owed on invoices (workspace_id, due_date) where status in ('issued', 'partlyPaid') and deleted_at is null;
create index invoices_by_text on invoices using gin (search_text gin_trgm_ops);
select kith.protect('invoices');
select kith.narrow('invoices', '''invoice''', '{owner_id}');

-- As order_lines.
create table invoice_lines (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  invoice_id       uuid not null,
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
  price_from       text not null default 'hand' check (price_from in ('hand', 'product', 'list')),
  pricelist        text,
  primary key (workspace_id, invoice_id, position),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id)
);
create index invoice_lines_by_product on invoice_lines (workspace_id, product_id) where product_id is not null;
select kith.protect('invoice_lines');

-- What was issued, word for word; it never changes. Whoever knows the secret may read it.
create table invoice_issues (
  workspace_id uuid not null,
  invoice_id   uuid not null,
  content      jsonb not null,
  secret       text not null,
  issued_at    timestamptz not null,
  issued_by    uuid,
  primary key (workspace_id, invoice_id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
select kith.protect('invoice_issues');

-- An issued invoice that holds no more, and why.
create table invoice_voids (
  workspace_id uuid not null,
  invoice_id   uuid not null,
  reason       text not null,
  voided_at    timestamptz not null,
  voided_by    uuid,
  primary key (workspace_id, invoice_id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
select kith.protect('invoice_voids');

-- Each mail an invoice went out by.
create table invoice_sendings (
  workspace_id uuid not null,
  invoice_id   uuid not null,
  attempt      integer not null,
  sent_to      text not null,
  sent_at      timestamptz not null,
  sent_by      uuid,
  primary key (workspace_id, invoice_id, attempt),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
select kith.protect('invoice_sendings');

-- Of which day's passing somebody was told, once.
create table invoice_overdues (
  workspace_id uuid not null,
  invoice_id   uuid not null,
  due_date     date not null,
  told_at      timestamptz not null,
  primary key (workspace_id, invoice_id, due_date),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade
);
select kith.protect('invoice_overdues');

-- How this business writes invoices; logo, colour and foot are those of its quotes.
create table invoice_settings (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  number_prefix text not null default 'INV',
  credit_prefix text not null default 'CN',
  payment_days  integer not null default 14 check (payment_days between 0 and 365),
  intro         text,
  terms         text,
  changed_by    uuid,
  changed_at    timestamptz not null default now(),
  primary key (workspace_id)
);
select kith.protect('invoice_settings');

-- Money that came in for an invoice. A payment stays; what was wrong is reversed.
create table payments (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null,
  invoice_id   uuid not null,
  amount       bigint not null check (amount > 0),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  paid_on      date not null,
  method       text not null default 'transfer'
    check (method in ('transfer', 'card', 'directDebit', 'cash', 'paypal', 'cheque', 'other')),
  reference    text,
  note         text,
  contact_id   uuid,
  company_id   uuid,
  owner_id     uuid references users (id) on delete set null,
  imported     boolean not null default false,
  reversed_at  timestamptz,
  external_id  text,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, invoice_id) references invoices (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, company_id) references companies (workspace_id, id) on delete set null (company_id)
);
-- The same money is written down once, whoever does it.
create unique index payments_once on payments (workspace_id, invoice_id, paid_on, amount, coalesce(reference, ''), coalesce(external_id, ''))
  where reversed_at is null and deleted_at is null;
create index payments_by_creation on payments (workspace_id, created_at, id) where deleted_at is null;
create index payments_by_update on payments (workspace_id, updated_at, id) where deleted_at is null;
create index payments_by_day on payments (workspace_id, paid_on, id) where deleted_at is null;
create index payments_by_contact on payments (workspace_id, contact_id) where contact_id is not null;
create index payments_by_company on payments (workspace_id, company_id) where company_id is not null;
create index payments_by_text on payments using gin (search_text gin_trgm_ops);
select kith.protect('payments');
select kith.narrow('payments', '''payment''', '{owner_id}');

create table payment_reversals (
  workspace_id uuid not null,
  payment_id   uuid not null,
  reason       text not null,
  reversed_at  timestamptz not null,
  reversed_by  uuid,
  primary key (workspace_id, payment_id),
  foreign key (workspace_id, payment_id) references payments (workspace_id, id) on delete cascade
);
select kith.protect('payment_reversals');

do $$ declare hanging text; begin
  foreach hanging in array array['invoice_issues', 'invoice_voids', 'invoice_sendings', 'invoice_overdues'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (kith.sees(''invoice'', invoice_id))',
      hanging, kith.narrowed_role());
  end loop;
  execute format('create policy narrowed_by_record on payment_reversals as restrictive for select to %I using (kith.sees(''payment'', payment_id))',
    kith.narrowed_role());
end $$;

-- What was paid and credited of invoices, also what this person does not see: a balance is the same for everybody.
create function kith.invoice_money(invoices uuid[])
  returns table (invoice_id uuid, paid bigint, paid_on date, credited bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, coalesce(p.paid, 0)::bigint, p.paid_on, coalesce(c.credited, 0)::bigint
  from unnest(invoices) as i(id)
  left join lateral (select sum(amount) as paid, max(payments.paid_on) as paid_on from payments
    where workspace_id = kith.workspace_id() and payments.invoice_id = i.id and reversed_at is null and deleted_at is null) p on true
  left join lateral (select -sum(total) as credited from public.invoices as note
    where note.workspace_id = kith.workspace_id() and note.credits_id = i.id and note.status not in ('draft', 'void')
      and note.deleted_at is null) c on true
$$;
select kith.offer('kith.invoice_money(uuid[])');

-- What of an order stands on invoices by now, also on those this person does not see: nothing is charged twice.
create function kith.invoiced_of_order(of_order uuid) returns table (lines jsonb, discount_amount bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select jsonb_agg(jsonb_build_object('productId', l.product_id, 'productName', l.product_name,
      'description', l.description, 'quantity', l.quantity, 'unitPrice', l.unit_price, 'discountPercent', l.discount_percent,
      'discountAmount', l.discount_amount, 'taxRate', l.tax_rate, 'period', l.period, 'priceFrom', l.price_from,
      'pricelist', l.pricelist) order by l.position)
    from invoice_lines l where l.workspace_id = i.workspace_id and l.invoice_id = i.id), '[]'), i.discount_amount
  from invoices i
  where i.workspace_id = kith.workspace_id() and i.order_id = of_order and i.status <> 'void' and i.deleted_at is null
$$;
select kith.offer('kith.invoiced_of_order(uuid)');

-- Whether the day has passed by the workspace's clocks, worked out when asked.
create view invoice_dues with (security_invoker) as
  select i.workspace_id, i.id,
    i.due_date < (now() at time zone w.time_zone)::date as overdue,
    nullif(greatest((now() at time zone w.time_zone)::date - i.due_date, 0), 0) as days_overdue
  from invoices i join workspaces w on w.id = i.workspace_id
  where i.status in ('issued', 'partlyPaid') and i.balance > 0 and i.deleted_at is null;
do $$ begin
  execute format('grant select on invoice_dues to %I', current_setting('kith.app_role'));
end $$;
