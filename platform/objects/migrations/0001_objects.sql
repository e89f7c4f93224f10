-- How a record is recognised: exact look-up of emails, phones, domains, numbers, external ids.
-- An index kept by the objects engine beside the records; text equality is leakproof, so it serves
-- the limited role with policies on (a GIN index on the jsonb columns would not).
create table record_keys (
  workspace_id uuid not null,
  object       text not null,
  kind         text not null,
  value        text not null,
  record_id    uuid not null,
  primary key (workspace_id, object, kind, value, record_id)
);
create index record_keys_by_record on record_keys (workspace_id, record_id);
select kith.protect('record_keys');

-- The answer to a POST with an Idempotency-Key, so that a repeated request repeats only its answer.
create table idempotency_keys (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  key          text not null check (length(key) between 1 and 255),
  request_hash text not null,
  status       integer,
  body         jsonb,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
select kith.protect('idempotency_keys');

-- Ids of at most `bound` records of a table whose search_text matches every pattern. It runs with the owner's
-- rights because LIKE is not leakproof and the trigram index would lie idle behind a policy;
-- it reads the workspace from the transaction's setting and can therefore not be asked about another.
create function kith.search_candidates(object_table text, patterns text[], bound integer) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, public, kith as $$
declare
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  execute format(
    'select array(select id from public.%I where workspace_id = $1 and deleted_at is null and search_text like all ($2) limit $3)', object_table)
    into found using kith.workspace_id(), patterns, bound;
  return found;
end $$;
select kith.offer('kith.search_candidates(text, text[], integer)');
