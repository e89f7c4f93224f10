-- Under which keys records meet that may be one: hashes of what platform/duplicates/compare/blocking-keys.ts makes of a record,
-- kept as records change. 64 bits are enough: a false meeting costs one comparison.
create table duplicate_keys (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  object       text not null,
  key          bigint not null,
  record_id    uuid not null,
  primary key (workspace_id, object, key, record_id)
);
create index duplicate_keys_by_record on duplicate_keys (workspace_id, record_id);
select kith.protect('duplicate_keys');

-- Two records that may be one. `open` waits for somebody, `never` is the word of a person that they are two, `merged` is done.
create table duplicate_pairs (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  a_id         uuid not null,
  b_id         uuid not null check (b_id > a_id),
  confidence   double precision not null,
  reasons      jsonb not null,
  state        text not null default 'open' check (state in ('open', 'never', 'merged')),
  decided_by   uuid,
  decided_at   timestamptz,
  found_at     timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, object, a_id, b_id)
);
-- The queue: the surest first.
create index duplicate_pairs_in_queue on duplicate_pairs (workspace_id, object, state, confidence desc, id);
-- What becomes of the pairs of a record that changes?
create index duplicate_pairs_by_b on duplicate_pairs (workspace_id, object, b_id);
select kith.protect('duplicate_pairs');

-- How far the base of an object type has been searched, and how common its names are.
create table duplicate_scans (
  workspace_id  uuid not null references workspaces (id) on delete cascade,
  object        text not null,
  state         text not null default 'idle' check (state in ('idle', 'keying', 'comparing')),
  -- Records changed since then are searched next; null: none was.
  scanned_until timestamptz,
  -- What is being searched: records changed from `since` on (null: all), behind the place (changed, cursor).
  since         timestamptz,
  changed       timestamptz,
  cursor        uuid,
  done          bigint not null default 0,
  total         bigint not null default 0,
  commonness    jsonb not null default '{"size": 0, "shares": {}}',
  started_at    timestamptz,
  finished_at   timestamptz,
  primary key (workspace_id, object)
);
select kith.protect('duplicate_scans');

-- What administrators decided about duplicates; without a row the defaults hold.
create table duplicate_settings (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  bulk_confidence double precision not null check (bulk_confidence between 0.5 and 1),
  primary key (workspace_id)
);
select kith.protect('duplicate_settings');
