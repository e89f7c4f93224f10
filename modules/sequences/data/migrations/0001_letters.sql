-- Mails that are written more than once: with variables, which are filled in for each reader.
create table mail_templates (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id           uuid not null,
  name         text not null check (length(name) between 1 and 120),
  folder       text not null default '' check (length(folder) <= 80),
  -- Whose alone it is; null: everybody's.
  owner_id     uuid references users (id) on delete cascade,
  subject      text not null check (length(subject) between 1 and 300),
  body         text not null check (length(body) between 1 and 20000),
  version      integer not null default 1,
  created_by   uuid references users (id) on delete set null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index mail_templates_by_owner on mail_templates (owner_id) where owner_id is not null;
select kith.protect('mail_templates');

-- A mail from a person to a contact. Its id is given by whoever sends it: pressed twice, it is sent once. Its words stand on its
-- activity, and whether it left on the outbox's mail, which is forgotten after a year.
create table letters (
  workspace_id uuid not null,
  id           uuid not null,
  contact_id   uuid not null,
  deal_id      uuid,
  sender_id    uuid references users (id) on delete set null,
  -- The first letter of its conversation; the first names itself.
  thread_id    uuid not null,
  template_id  uuid,
  recipient    text not null,
  mail_id      uuid,
  activity_id  uuid,
  sent_at      timestamptz not null,
  answered_at  timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade,
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete set null (deal_id),
  foreign key (workspace_id, template_id) references mail_templates (workspace_id, id) on delete set null (template_id),
  foreign key (workspace_id, activity_id) references activities (workspace_id, id) on delete set null (activity_id)
);
create index letters_by_contact on letters (workspace_id, contact_id, sent_at desc, id desc);
create index letters_by_deal on letters (workspace_id, deal_id, sent_at desc) where deal_id is not null;
create index letters_by_thread on letters (workspace_id, thread_id, sent_at);
create index letters_by_activity on letters (workspace_id, activity_id) where activity_id is not null;
create index letters_by_template on letters (workspace_id, template_id) where template_id is not null;
create index letters_by_sender on letters (sender_id) where sender_id is not null;
select kith.protect('letters');
do $$ begin
  execute format('create policy narrowed_by_record on letters as restrictive for select to %I using (kith.sees(''contact'', contact_id))',
    kith.narrowed_role());
end $$;
