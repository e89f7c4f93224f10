-- A form that strangers fill in. What it asks and says is one value that the page reads whole: `content`.
create table forms (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  state        text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  language     text not null check (language in ('en', 'de')),
  content      jsonb not null,
  notify       jsonb not null default '[]',
  -- The version of the wording that is agreed to now; null: it asks for no consent. No foreign key: they would point in a circle.
  consent      integer,
  version      integer not null default 1,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);
select kith.protect('forms');

-- Every wording that was ever shown, kept for those who agreed to it.
create table form_consents (
  workspace_id uuid not null,
  form_id      uuid not null,
  version      integer not null,
  wording      text not null check (length(wording) between 1 and 5000),
  created_by   uuid,
  created_at   timestamptz not null,
  primary key (workspace_id, form_id, version),
  foreign key (workspace_id, form_id) references forms (workspace_id, id) on delete cascade
);
select kith.protect('form_consents', 'select, insert');

-- What was sent. `waiting` for its sender to confirm, `held` for somebody to look at, or `received`: then it is its contact's.
-- `token` is that of the page it was sent from: sent twice it is one.
create table form_submissions (
  workspace_id uuid not null,
  id           uuid not null,
  form_id      uuid not null,
  token        uuid not null,
  status       text not null check (status in ('waiting', 'held', 'received')),
  why          text check (why in ('trap', 'refused')),
  contact_id   uuid,
  outcome      text check (outcome in ('created', 'known')),
  answers      jsonb not null,
  differing    jsonb not null default '[]',
  origin       jsonb not null default '{}',
  consent      integer,
  -- Of double opt-in: the address that is asked, and what its mail's link knows.
  email        text,
  secret       text,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, form_id, token),
  foreign key (workspace_id, form_id) references forms (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  -- Deferred: with their form both go.
  foreign key (workspace_id, form_id, consent) references form_consents (workspace_id, form_id, version) deferrable initially deferred,
  check ((status = 'held') = (why is not null)),
  check (status <> 'waiting' or (email is not null and secret is not null and confirmed_at is null))
);
create index form_submissions_by_time on form_submissions (workspace_id, form_id, created_at desc, id desc);
create index form_submissions_by_contact on form_submissions (workspace_id, contact_id) where contact_id is not null;
-- A confirmation asks: what else waits for this address?
create index form_submissions_by_email on form_submissions (workspace_id, form_id, email) where status = 'waiting';
create index form_submissions_open on form_submissions (created_at) where status <> 'received';
select kith.protect('form_submissions');

-- How often a form was looked at, by day.
create table form_views (
  workspace_id uuid not null,
  form_id      uuid not null,
  day          date not null,
  views        integer not null,
  primary key (workspace_id, form_id, day),
  foreign key (workspace_id, form_id) references forms (workspace_id, id) on delete cascade
);
select kith.protect('form_views');

-- What was sent shows to whom its contact shows; what is nobody's yet, to whoever sees all of them.
do $$ begin
  execute format('create policy narrowed_by_record on form_submissions as restrictive for select to %I using (
    (select kith.reads(''contact'')) is null or (contact_id is not null and kith.sees(''contact'', contact_id)))',
    kith.narrowed_role());
end $$;

-- Whether anybody has sent a form, also what this person does not see.
create function kith.form_was_sent(form uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from form_submissions where workspace_id = kith.workspace_id() and form_id = form)
$$;
select kith.offer('kith.form_was_sent(uuid)');
