-- Whoever lets programs into mailboxes without a password (OAuth 2), and the client that the workspace has there.
create table mail_providers (
  workspace_id           uuid not null references workspaces (id) on delete cascade,
  id                     uuid not null,
  kind                   text not null check (kind in ('google', 'microsoft', 'other')),
  name                   text not null check (length(name) between 1 and 60),
  client_id              text not null,
  -- Sealed with the installation's secret. A public client has none.
  client_secret          bytea,
  authorization_endpoint text not null,
  token_endpoint         text not null,
  scope                  text not null,
  imap                   jsonb not null,
  smtp                   jsonb not null,
  version                integer not null default 1,
  created_at             timestamptz not null,
  updated_at             timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
select kith.protect('mail_providers');

alter table mailboxes
  drop column oauth,
  add column provider_id uuid,
  -- Until then one process asks the provider for new tokens, and the others wait for what it is given.
  add column refreshing_until timestamptz,
  add foreign key (workspace_id, provider_id) references mail_providers (workspace_id, id) on delete set null (provider_id);
create index mailboxes_by_provider on mailboxes (workspace_id, provider_id) where provider_id is not null;
