-- A workspace is one business, the tenant. Users and their credentials stand outside of any workspace
-- (a user may belong to several); the shapes of users … two_factors are better-auth's.
create table workspaces (
  id               uuid primary key,
  name             text not null check (length(name) between 1 and 120),
  locale           text not null default 'en',
  time_zone        text not null default 'UTC',
  currency         text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
  default_country  text not null default 'DE' check (default_country ~ '^[A-Z]{2}$'),
  created_at       timestamptz not null default now()
);

create table users (
  id                 uuid primary key,
  name               text not null,
  email              text not null unique,
  email_verified     boolean not null default false,
  image              text,
  locale             text check (locale in ('en', 'de')),
  two_factor_enabled boolean not null default false,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

create table sessions (
  id           uuid primary key,
  user_id      uuid not null references users (id) on delete cascade,
  token        text not null unique,
  workspace_id uuid references workspaces (id) on delete set null,
  ip_address   text,
  user_agent   text,
  expires_at   timestamptz not null,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now()
);
create index sessions_by_user on sessions (user_id);

create table credentials (
  id                       uuid primary key,
  user_id                  uuid not null references users (id) on delete cascade,
  account_id               text not null,
  provider_id              text not null,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz not null default now(),
  updated_at               timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credentials_by_user on credentials (user_id);

create table verifications (
  id         uuid primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on verifications (identifier);

create table two_factors (
  id           uuid primary key,
  user_id      uuid not null references users (id) on delete cascade,
  secret       text not null,
  backup_codes text not null,
  verified     boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factors_by_user on two_factors (user_id);

-- Attempts to sign in, sign up, reset …: counted for all processes together, forgotten when the window ends.
create table attempts (
  key     bytea primary key,
  count   integer not null,
  ends_at timestamptz not null
);

create table memberships (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  user_id      uuid not null references users (id) on delete cascade,
  role         text not null check (role in ('owner', 'admin', 'member', 'reader')),
  created_at   timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
create index memberships_by_user on memberships (user_id);

-- Only the SHA-256 of a key is kept; the key itself is shown once.
create table api_keys (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  hash         bytea not null unique,
  hint         text not null,
  scopes       text[] not null,
  created_by   uuid not null references users (id),
  created_at   timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at   timestamptz,
  primary key (workspace_id, id)
);

select kith.protect('memberships');
select kith.protect('api_keys');

-- A workspace row is its own tenant; it is founded in a transaction that is bound to its new id.
alter table workspaces enable row level security;
alter table workspaces force row level security;
do $$ declare app_role text := current_setting('kith.app_role'); begin
  execute format('create policy workspace on workspaces to %I using (id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)', app_role);
  execute format('create policy owner on workspaces to %I using (true) with check (true)', current_user);
  execute format('grant select, insert, update on workspaces to %I', app_role);
  execute format('grant select, insert, update, delete on users, sessions, credentials, verifications, two_factors, attempts to %I', app_role);
end $$;
