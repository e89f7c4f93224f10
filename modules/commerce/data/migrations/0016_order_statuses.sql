-- An order is confirmed, goes out in parts, and comes back.
alter table orders drop constraint orders_status_check;
alter table orders add constraint orders_status_check check (status in
  ('draft', 'placed', 'confirmed', 'paid', 'partlyShipped', 'shipped', 'completed', 'returned', 'cancelled', 'refunded'));
