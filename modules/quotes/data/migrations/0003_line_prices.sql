-- As order_lines: where a line's price came from.
alter table quote_lines
  add column price_from text not null default 'hand' check (price_from in ('hand', 'product', 'list')),
  add column pricelist  text;
