-- What somebody may do is their role's. Ready-made roles are Kith's (platform/auth/rights/ready-made.ts); a row here is one of
-- them as the workspace has changed it (key), or a role of the workspace's own.
create table roles (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  key          text check (key in ('admin', 'manager', 'member', 'reader')),
  name         text check (length(name) between 1 and 120),
  description  text not null default '',
  rules        jsonb not null,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, key),
  check (key is not null or name is not null)
);
create unique index roles_by_name on roles (workspace_id, lower(name));
select kith.protect('roles');

-- A role is named by its key, or by the id of the workspace's own, which cannot go while somebody has it.
alter table memberships drop constraint memberships_role_check;
alter table memberships
  add column own_role uuid generated always as (case when length(role) = 36 then role::uuid end) stored,
  add check (role in ('owner', 'admin', 'manager', 'member', 'reader') or length(role) = 36),
  add foreign key (workspace_id, own_role) references roles (workspace_id, id);
create index memberships_by_own_role on memberships (workspace_id, own_role) where own_role is not null;

-- Null: the key does what its scopes say; with a role, what both allow.
alter table api_keys
  add column role text check (role in ('admin', 'manager', 'member', 'reader') or length(role) = 36),
  add column own_role uuid generated always as (case when length(role) = 36 then role::uuid end) stored,
  add foreign key (workspace_id, own_role) references roles (workspace_id, id);
create index api_keys_by_own_role on api_keys (workspace_id, own_role) where own_role is not null;

-- A team may stand below another.
alter table teams add column parent_id uuid,
  add foreign key (workspace_id, parent_id) references teams (workspace_id, id) on delete set null (parent_id),
  add check (parent_id <> id);
create index teams_by_parent on teams (workspace_id, parent_id) where parent_id is not null;

-- One record shown to somebody, or to a team, who would not see it otherwise. It belongs to records of any object: so without a
-- foreign key.
create table record_shares (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  object       text not null,
  record_id    uuid not null,
  user_id      uuid,
  team_id      uuid,
  level        text not null check (level in ('read', 'update')),
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, record_id, user_id, team_id),
  foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
  foreign key (workspace_id, team_id) references teams (workspace_id, id) on delete cascade,
  check (num_nonnulls(user_id, team_id) = 1)
);
comment on table record_shares is 'Single records shown to single people. merge: follows record_id';
create index record_shares_with_user on record_shares (workspace_id, user_id, object) where user_id is not null;
create index record_shares_with_team on record_shares (workspace_id, team_id, object) where team_id is not null;
select kith.protect('record_shares');

-- Raised with every change of roles, memberships and teams, like schema_version with the data model.
alter table workspaces add column rights_version integer not null default 0;

-- Whose records of an object this narrowed transaction sees: null of everybody, without a word of nobody.
create function kith.reads(object text) returns uuid[]
  language sql stable parallel safe as $$
  select case when s.owners is null then '{}'::uuid[]
    when jsonb_typeof(coalesce(s.owners -> object, s.owners -> '*')) = 'array'
      then array(select jsonb_array_elements_text(coalesce(s.owners -> object, s.owners -> '*'))::uuid)
    when jsonb_typeof(coalesce(s.owners -> object, s.owners -> '*')) = 'null' then null
    else '{}' end
  from (select nullif(current_setting('app.reads', true), '')::jsonb as owners) as s
$$;

-- Records of an object that were shared with whoever this transaction is for.
create function kith.shared_records(of_object text) returns uuid[]
  language sql stable parallel safe as $$
  select array(
    select record_id from record_shares
    where workspace_id = kith.workspace_id() and object = of_object
      and user_id = nullif(current_setting('app.user_id', true), '')::uuid
    union
    select record_id from record_shares
    where workspace_id = kith.workspace_id() and object = of_object
      and team_id = any (nullif(current_setting('app.teams', true), '')::uuid[]))
$$;

-- What this transaction has written: whoever hands a record over still gets the answer to it.
create function kith.written_records() returns uuid[]
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.written', true), '')::uuid[], '{}') $$;

-- The teams that this transaction's person is in, and those above them.
create function kith.my_teams() returns uuid[]
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.teams', true), '')::uuid[], '{}') $$;

-- Narrows an object's table. `object` is an SQL expression that names the object; `owners` are the columns that make a row
-- somebody's own; a row without any of them is its creator's; `besides` lets further rows be seen. The policy's comment says
-- whose table it is.
create function kith.narrow(object_table regclass, object text, owners text[], besides text default 'false') returns void
  language plpgsql as $$
declare
  mine text := '';
  ownerless text := '';
  owner_column text;
begin
  foreach owner_column in array owners loop
    mine := mine || format('%1$I = any ((select kith.reads(%2$s))::uuid[]) or ', owner_column, object);
    ownerless := ownerless || format('%I is null and ', owner_column);
  end loop;
  execute format(
    'create policy narrowed on %1$s as restrictive for select to %2$I using (
       (select kith.reads(%3$s)) is null or %4$s (%5$s created_by = any ((select kith.reads(%3$s))::uuid[])) or %6$s
       or id = any ((select kith.shared_records(%3$s))::uuid[]) or id = any ((select kith.written_records())::uuid[]))',
    object_table, kith.narrowed_role(), object, mine, ownerless, besides);
  if left(object, 1) = '''' then
    execute format('comment on policy narrowed on %s is %s', object_table, object);
  end if;
end $$;

-- The table of an object, if it is narrowed; custom objects share one.
create function kith.narrowed_table(of_object text) returns regclass
  language plpgsql stable set search_path = pg_catalog as $$
begin
  return coalesce(
    (select p.polrelid from pg_policy p join pg_description d on d.objoid = p.oid and d.classoid = 'pg_policy'::regclass
      where p.polname = 'narrowed' and d.description = of_object),
    (select 'public.records'::regclass::oid from public.custom_objects c
      where c.workspace_id = kith.workspace_id() and c.name = of_object))::regclass;
end $$;

-- Whether a record may be seen in this transaction. What is no record of an object may.
create function kith.sees(of_object text, of_record uuid) returns boolean
  language plpgsql stable as $$
declare
  object_table regclass;
  found boolean;
begin
  if of_record is null or kith.reads(of_object) is null then
    return true;
  end if;
  object_table := kith.narrowed_table(of_object);
  if object_table is null then
    return true;
  end if;
  execute format('select exists (select from %s where workspace_id = kith.workspace_id() and id = $1)', object_table)
    into found using of_record;
  return found;
end $$;

-- An event shows when its record does; one of something else, when the contact and the company it stands with do.
create function kith.sees_event(of_object text, of_record uuid, of_contact uuid, of_company uuid) returns boolean
  language plpgsql stable as $$
begin
  if of_object is not null and kith.narrowed_table(of_object) is not null then
    return kith.sees(of_object, of_record);
  end if;
  return kith.sees('contact', of_contact) and kith.sees('company', of_company);
end $$;

-- Narrows a table whose rows hang on records: they show when the record does.
create function kith.narrow_by_record(hanging_table regclass, object_column name, record_column name) returns void
  language plpgsql as $$
begin
  execute format('create policy narrowed_by_record on %s as restrictive for select to %I using (kith.sees(%I, %I))',
    hanging_table, kith.narrowed_role(), object_column, record_column);
end $$;

do $$ declare narrowing regprocedure; begin
  foreach narrowing in array array['kith.reads(text)', 'kith.shared_records(text)', 'kith.written_records()', 'kith.my_teams()',
    'kith.narrowed_table(text)', 'kith.sees(text, uuid)', 'kith.sees_event(text, uuid, uuid, uuid)']::regprocedure[] loop
    execute format('grant execute on function %s to %I', narrowing, current_setting('kith.app_role'));
  end loop;
end $$;

-- Recognition tells whose rights hold, and as of when.
drop function kith.find_sign_in(text, uuid);
create function kith.find_sign_in(session_token text, chosen uuid)
  returns table (session_id uuid, user_id uuid, workspace_id uuid, role text, schema_version integer, rights_version integer,
                 name text, locale text, time_zone text, currency text, default_country text, link_companies boolean)
  language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return query
    select s.id, s.user_id, w.id, m.role, w.schema_version, w.rights_version, w.name, w.locale, w.time_zone, w.currency,
      w.default_country, w.link_companies
    from sessions s
    left join lateral (
      select mine.workspace_id, mine.role from memberships mine
      where mine.user_id = s.user_id and (chosen is null or mine.workspace_id = chosen)
      order by (mine.workspace_id = s.workspace_id) desc nulls last, mine.created_at
      limit 1) m on true
    left join workspaces w on w.id = m.workspace_id
    where s.token = session_token and s.expires_at > now();
end $$;
select kith.offer('kith.find_sign_in(text, uuid)');

drop function kith.find_api_key(bytea);
create function kith.find_api_key(key_hash bytea)
  returns table (key_id uuid, scopes text[], role text, created_by uuid, workspace_id uuid, schema_version integer,
                 rights_version integer, name text, locale text, time_zone text, currency text, default_country text,
                 link_companies boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  update api_keys k set last_used_at = now()
  where k.hash = key_hash and k.revoked_at is null and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select k.id, k.scopes, k.role, k.created_by, w.id, w.schema_version, w.rights_version, w.name, w.locale, w.time_zone,
      w.currency, w.default_country, w.link_companies
    from api_keys k join workspaces w on w.id = k.workspace_id
    where k.hash = key_hash and k.revoked_at is null;
end $$;
select kith.offer('kith.find_api_key(bytea)');
