-- Prices to the hundredth of a minor unit (0.0425 € is 4.25), discounts, tax and period of a line, and of a whole order.
alter table order_lines
  alter column unit_price type numeric(18, 2),
  add column description      text,
  add column discount_percent numeric(7, 4) check (discount_percent between 0 and 100),
  add column discount_amount  bigint,
  add column tax_rate         numeric(7, 4) check (tax_rate between 0 and 100),
  add column period           text not null default 'once' check (period in ('once', 'monthly', 'quarterly', 'yearly'));

alter table orders
  add column prices_include   text not null default 'gross' check (prices_include in ('net', 'gross')),
  add column discount_percent double precision check (discount_percent between 0 and 100),
  add column discount_amount  bigint,
  add column tax_total        bigint;

alter table products
  add column tax_rate double precision check (tax_rate between 0 and 100),
  add column period   text not null default 'once' check (period in ('once', 'monthly', 'quarterly', 'yearly'));
