-- What a deal is about, as order_lines. Its amounts are those of its lines, unless a person gave other ones.
create table deal_lines (
  workspace_id     uuid not null references workspaces (id) on delete cascade,
  deal_id          uuid not null,
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
  primary key (workspace_id, deal_id, position),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade,
  foreign key (workspace_id, product_id) references products (workspace_id, id) on delete set null (product_id)
);
create index deal_lines_by_product on deal_lines (workspace_id, product_id) where product_id is not null;
select kith.protect('deal_lines');
do $$ begin
  execute format('create policy narrowed_by_record on deal_lines as restrictive for select to %I using (kith.sees(''deal'', deal_id))',
    kith.narrowed_role());
end $$;

alter table deals
  add column prices_include text not null default 'net' check (prices_include in ('net', 'gross')),
  -- A person gave the amounts though there are lines.
  add column own_amount boolean not null default false;
