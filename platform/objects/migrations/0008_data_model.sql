-- The workspace's own part of the data model. A field's values live in the `custom` column of its object's rows, under
-- the field's name; an archived field keeps them.
create table custom_fields (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  name         text not null check (name ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  label        text not null,
  help         text,
  type         text not null,
  options      jsonb not null default '[]',
  required     boolean not null default false,
  is_unique    boolean not null default false,
  default_value jsonb,
  indexed      boolean not null default false,
  is_sensitive boolean not null default false,
  searchable   boolean not null default false,
  relation     text,
  formula      text,
  rollup       jsonb,
  position     integer not null default 0,
  -- A job walks through the records: {purpose, after, done, total, …}. Null when nothing is under way.
  work         jsonb,
  archived_at  timestamptz,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  -- Archived ones included: a restored field finds its values under its name.
  unique (workspace_id, object, name)
);
select kith.protect('custom_fields');

-- Objects of the workspace's own. What a core object is by its module's registration, one of these is by its row.
create table custom_objects (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (name ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  plural       text not null check (plural ~ '^[a-z][A-Za-z0-9]{0,39}$'),
  label        text not null,
  label_plural text not null,
  icon         text not null default 'box',
  archived_at  timestamptz,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, name),
  unique (workspace_id, plural)
);
select kith.protect('custom_objects');

-- The records of all those objects.
create table records (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  name         text not null,
  owner_id     uuid references users (id) on delete set null,
  custom       jsonb not null default '{}',
  search_text  text not null default '',
  version      integer not null default 1,
  created_by   uuid,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, object) references custom_objects (workspace_id, name) on delete cascade
);
create index records_by_creation on records (workspace_id, object, created_at, id) where deleted_at is null;
create index records_by_update on records (workspace_id, object, updated_at, id) where deleted_at is null;
create index records_by_name on records (workspace_id, object, name collate "und-x-icu", id) where deleted_at is null;
create index records_by_lower_name on records (workspace_id, object, lower(name)) where deleted_at is null;
create index records_by_owner on records (workspace_id, object, owner_id, created_at, id) where owner_id is not null;
create index records_in_trash on records (workspace_id, object, deleted_at) where deleted_at is not null;
create index records_by_text on records using gin (search_text gin_trgm_ops);
select kith.protect('records');

-- The values of indexed fields once more, as what they are: behind a policy an index over an expression of `custom` lies
-- idle, because `->>` is not leakproof. Every record of the object has a row per indexed field, an empty value too, so
-- that a list finds the records without a value as quickly. `kind` says which column counts.
create table record_values (
  workspace_id uuid not null,
  field_id     uuid not null,
  record_id    uuid not null,
  kind         text not null check (kind in ('text', 'number', 'time', 'id')),
  text_value   text collate "und-x-icu",
  number_value double precision,
  time_value   timestamptz,
  id_value     uuid,
  primary key (workspace_id, field_id, record_id),
  foreign key (workspace_id, field_id) references custom_fields (workspace_id, id) on delete cascade
);
create index record_values_by_text on record_values (workspace_id, field_id, text_value, record_id) where kind = 'text';
create index record_values_by_number on record_values (workspace_id, field_id, number_value, record_id) where kind = 'number';
create index record_values_by_time on record_values (workspace_id, field_id, time_value, record_id) where kind = 'time';
create index record_values_by_id on record_values (workspace_id, field_id, id_value, record_id) where kind = 'id';
select kith.protect('record_values');

-- A value of a unique field belongs to one record; this decides between two who come at once.
create unique index record_keys_unique on record_keys (workspace_id, object, kind, value) where left(kind, 7) = 'custom:';

-- A day or moment out of `custom`, null for whatever is none: a list must not fail while a field's type is being changed.
create function kith.day_of(value text) returns date
  language sql immutable parallel safe strict as $$
  select case when value ~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' and left(value, 4) <> '0000'
    and substr(value, 9, 2)::int <= extract(day from make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month - 1 day')
    then make_date(left(value, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int) end $$;
create function kith.moment_of(value text) returns timestamptz
  language sql immutable parallel safe strict as $$
  select case when value ~ '^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$' and kith.day_of(left(value, 10)) is not null
    then value::timestamptz end $$;
create function kith.uuid_of(value text) returns uuid
  language sql immutable parallel safe strict as $$
  select case when value ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then value::uuid end $$;

-- A table that several objects share is asked for one of them.
drop function kith.search_candidates(text, text[], integer, boolean, boolean);
create function kith.search_candidates(object_table text, patterns text[], bound integer, in_trash boolean, unless_common boolean, only_object text)
  returns uuid[]
  language plpgsql security definer
  set search_path = pg_catalog, public, kith, pg_temp set enable_seqscan = off set enable_indexscan = on set enable_bitmapscan = on as $$
declare
  alive text := case when in_trash then 'and deleted_at is not null' when not in_trash then 'and deleted_at is null' else '' end;
  own text := case when only_object is null then '' else format('and object = %L', only_object) end;
  holding text := (select string_agg(format('and search_text like %L', pattern), ' ') from unnest(patterns) as pattern);
  records float8 := (select reltuples from pg_class where oid = ('public.' || quote_ident(object_table))::regclass);
  plan json;
  hits float8;
  found uuid[];
begin
  if kith.workspace_id() is null then return '{}'; end if;
  execute format('explain (format json) select from public.%I where true %s', object_table, holding) into plan;
  hits := (plan #>> '{0,Plan,Plan Rows}')::float8;
  if unless_common and hits > greatest(5000, 0.015 * records) then return null; end if;
  -- until this function returns
  if hits <= greatest(5000, 2.5 * sqrt(bound * greatest(records, 1))) then
    perform set_config('enable_indexscan', 'off', true);
  else
    perform set_config('enable_bitmapscan', 'off', true);
  end if;
  execute format('select array(select id from public.%I where workspace_id = $1 %s %s %s limit $2)', object_table, own, alive, holding)
    into found using kith.workspace_id(), bound;
  return found;
end $$;
select kith.offer('kith.search_candidates(text, text[], integer, boolean, boolean, text)');

drop function kith.ids_by_name(text, text[]);
create function kith.ids_by_name(object_table text, lower_names text[], only_object text) returns table (lower_name text, id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public, kith, pg_temp as $$
begin
  return query execute format(
    'select distinct on (lower(name)) lower(name), id from public.%I
      where workspace_id = $1 %s and deleted_at is null and lower(name) = any ($2) order by lower(name), id',
    object_table, case when only_object is null then '' else format('and object = %L', only_object) end)
    using kith.workspace_id(), lower_names;
end $$;
select kith.offer('kith.ids_by_name(text, text[], text)');
