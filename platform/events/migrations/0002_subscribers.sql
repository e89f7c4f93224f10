-- A subscriber moves its cursor in the transaction of its own bookkeeping, as the limited role. It names the place it
-- read from: false means that another deliverer was there before, and the transaction has to be given up.
create function kith.advance_cursor(subscriber_name text, from_xid xid8, from_event uuid, to_xid xid8, to_event uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update event_cursors set xid = to_xid, event_id = to_event, read_at = now()
   where subscriber = subscriber_name and xid = from_xid and event_id = from_event;
  return found;
end $$;
select kith.offer('kith.advance_cursor(text, xid8, uuid, xid8, uuid)');
