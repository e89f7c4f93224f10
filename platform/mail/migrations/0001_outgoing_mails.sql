-- Every mail Kith sends. `key` says what it is for, once and for all: a second with the same key is the same mail. The
-- row is claimed (sending) and that committed before the mail server is spoken to; whoever finds it claimed after a
-- crash does not know whether it left (unsure) and does not send it again by itself.
-- Mails about an account (a new password) belong to no workspace: they stand under the nil workspace, which nobody is
-- a member of, and lose their text once it has served.
create table outgoing_mails (
  workspace_id uuid not null,
  id           uuid not null,
  key          text not null check (length(key) between 1 and 300),
  recipient    text not null,
  subject      text not null,
  text         text,
  html         text,
  status       text not null check (status in ('queued', 'sending', 'sent', 'not_sent', 'unsure', 'failed')),
  tries        jsonb not null default '[]',
  created_at   timestamptz not null,
  sent_at      timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, key)
);
create index outgoing_mails_by_age on outgoing_mails (created_at);
select kith.protect('outgoing_mails', 'select, insert, update');

-- That mails about their accounts went to members of this workspace, or did not. An administrator is to see that mail
-- does not work; the text, with its link to a colleague's new password, is nobody's but the colleague's.
create function kith.account_mails()
  returns table (id uuid, recipient text, subject text, status text, tries jsonb, created_at timestamptz, sent_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select m.id, m.recipient, m.subject, m.status, m.tries, m.created_at, m.sent_at
    from outgoing_mails m
   where m.workspace_id = '00000000-0000-0000-0000-000000000000'
     and lower(m.recipient) in (select lower(u.email) from memberships s join users u on u.id = s.user_id
                                 where s.workspace_id = kith.workspace_id())
$$;
select kith.offer('kith.account_mails()');
