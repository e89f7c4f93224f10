-- Everything that happened, immutable, one stream for all of Kith. recorded_at decides the partition, so
-- that an order of 2019 imported today stands in today's; occurred_at is when it happened.
-- xid orders readers: a transaction that commits late keeps its place before the horizon (see subscribers).
create table events (
  workspace_id uuid not null,
  id           uuid not null,
  type         text not null,
  object       text,
  record_id    uuid,
  contact_id   uuid,
  company_id   uuid,
  actor_kind   text not null check (actor_kind in ('user', 'apiKey', 'import', 'workflow', 'assistant', 'integration', 'customer', 'system')),
  actor_id     uuid,
  cause_id     uuid,
  payload      jsonb not null default '{}',
  occurred_at  timestamptz not null,
  recorded_at  timestamptz not null default now(),
  xid          xid8 not null default pg_current_xact_id(),
  primary key (workspace_id, recorded_at, id)
) partition by range (recorded_at);

create table events_beyond partition of events default;

-- Timelines, newest first.
create index events_by_contact on events (workspace_id, contact_id, occurred_at desc, id desc) where contact_id is not null;
create index events_by_company on events (workspace_id, company_id, occurred_at desc, id desc) where company_id is not null;
create index events_by_record on events (workspace_id, record_id, occurred_at desc, id desc)
  where record_id is distinct from contact_id and record_id is distinct from company_id;
-- Undo asks: what came of this import?
create index events_by_cause on events (workspace_id, cause_id, id) where cause_id is not null;
-- Subscribers read on from their cursor.
create index events_by_commit on events (xid, id);

select kith.protect('events', 'select, insert');

-- The month's partition and the next one's; called when the server starts and by a daily job.
create function kith.ensure_event_partitions(today date) returns void language plpgsql set search_path = public as $$
declare
  month date;
begin
  for month in select generate_series(date_trunc('month', today), date_trunc('month', today) + interval '1 month', interval '1 month') loop
    execute format('create table if not exists %I partition of events for values from (%L) to (%L)',
      'events_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
  end loop;
end $$;
select kith.ensure_event_partitions(current_date);

-- How far each subscriber has read. Subscribers serve every workspace, so this table has none.
create table event_cursors (
  subscriber text primary key,
  xid        xid8 not null default '0',
  event_id   uuid not null default '00000000-0000-0000-0000-000000000000',
  read_at    timestamptz not null default now()
);
