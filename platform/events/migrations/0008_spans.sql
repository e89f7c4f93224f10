-- How far the stream can be read behind a place, at most so many events, and what kinds of events stand there: whoever wants
-- none of them goes on without reading one. Transactions are read only as far as all of them have ended: a row of nulls says
-- that some have not, no row that nothing is there. Without sorting: new transactions lie beyond all statistics, so the
-- planner expects a row, and would read and sort everything there is. What is ruled out so looks dear to PostgreSQL before 18,
-- which would compile it each time.
create function kith.event_span(after_xid xid8, after_id uuid, most integer)
  returns table (xid text, id uuid, kinds jsonb)
  language plpgsql stable set search_path = pg_catalog, public
  set enable_sort = off set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan as $$
begin
  return query
    with span as materialized (
      select e.xid, e.id, e.type, e.actor_kind from events e
       where (e.xid, e.id) > (after_xid, after_id) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
       order by e.xid, e.id limit most)
    select last.xid::text, last.id,
           (select jsonb_agg(jsonb_build_array(kind.type, kind.actor_kind))
              from (select distinct s.type, s.actor_kind from span s) kind)
      from (select s.xid, s.id from span s order by s.xid desc, s.id desc limit 1) last;
  if found then return; end if;
  return query select null::text, null::uuid, null::jsonb from events e where (e.xid, e.id) > (after_xid, after_id) limit 1;
end $$;
revoke all on function kith.event_span(xid8, uuid, integer) from public;
