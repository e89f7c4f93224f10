-- How this business writes quotes: what stands on them, what a new one begins with, and how much may be given away unasked.
create table quote_settings (
  workspace_id   uuid not null references workspaces (id) on delete cascade,
  discount_limit double precision check (discount_limit between 0 and 100),
  role_limits    jsonb not null default '{}',
  valid_days     integer not null default 30 check (valid_days between 1 and 365),
  intro          text,
  terms          text,
  footer         text,
  colour         text check (colour ~ '^#[0-9a-f]{6}$'),
  logo           uuid,
  number_prefix  text not null default 'Q',
  changed_by     uuid,
  changed_at     timestamptz not null default now(),
  primary key (workspace_id)
);
select kith.protect('quote_settings');

-- JPEG. Logos stay as long as a sent quote shows them: another logo is another row.
create table quote_logos (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  content      bytea not null,
  primary key (workspace_id, id)
);
select kith.protect('quote_logos');

-- Who asked whether so much may be given away, and what was said. Superseded: what is offered has changed, or was asked anew.
create table quote_approvals (
  workspace_id  uuid not null,
  id            uuid not null,
  quote_id      uuid not null,
  revision      integer not null,
  share         double precision not null,
  note          text,
  asked_by      uuid,
  asked_at      timestamptz not null,
  decision      text check (decision in ('approved', 'declined')),
  remark        text,
  decided_by    uuid,
  decided_at    timestamptz,
  superseded_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, quote_id) references quotes (workspace_id, id) on delete cascade,
  check ((decision is null) = (decided_at is null))
);
-- A quote stands in one question at a time.
create unique index quote_approvals_standing on quote_approvals (workspace_id, quote_id) where superseded_at is null;
select kith.protect('quote_approvals');
