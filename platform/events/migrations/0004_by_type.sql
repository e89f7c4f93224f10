-- Filters ask: to whom did this happen in those days? That a contact or company was made is left out, its own row tells it:
-- a million of them imported would double the cost of every event for nothing.
create index events_by_type on events (workspace_id, type, occurred_at) include (contact_id, company_id, record_id)
  where not (type like '%.created' and record_id is not distinct from coalesce(contact_id, company_id));

-- Ids in the order of time, made where a statement records events for as many records as it finds.
create function kith.uuid_v7(moment timestamptz) returns uuid language sql volatile parallel safe set search_path = pg_catalog as $$
  select encode(
    set_byte(
      overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3) from 1 for 6),
      6, 112 | (get_byte(uuid_send(gen_random_uuid()), 6) & 15)),
    'hex')::uuid
$$;
do $$ begin
  execute format('grant execute on function kith.uuid_v7(timestamptz) to %I', current_setting('kith.app_role'));
end $$;
