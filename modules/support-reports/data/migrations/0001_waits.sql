-- How long customers waited, and for what, reckoned anew from what stands in a conversation with each change of it (domain/reckon-waits.ts).
create table conversation_waits (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  conversation_id uuid not null,
  -- first, next: from the oldest unanswered word of the customer's to an answer of a person. resolution: from their first word to the
  -- last resolving. solved: each resolving; it ends with a reopening.
  kind            text not null check (kind in ('first', 'next', 'resolution', 'solved')),
  started_at      timestamptz not null,
  -- Null: it lasts.
  ended_at        timestamptz,
  -- reply: a person answered. resolved: it was resolved, where a reply was waited for without one. customer, colleague: reopened it.
  ended_by        text check (ended_by in ('reply', 'resolved', 'customer', 'colleague')),
  minutes         double precision,
  -- By the default business hours, as they stood then.
  work_minutes    double precision,
  -- Who answered, or whose it was when it was resolved; of what lasts, whose it is.
  agent_id        uuid,
  team_id         uuid,
  channel         text not null,
  -- When it began, by the clocks of the workspace: 1 is Monday.
  weekday         integer not null check (weekday between 1 and 7),
  hour            integer not null check (hour between 0 and 23),
  primary key (workspace_id, conversation_id, kind, started_at),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index conversation_waits_by_start on conversation_waits (workspace_id, kind, started_at);
create index conversation_waits_by_end on conversation_waits (workspace_id, kind, ended_at);
select kith.protect('conversation_waits');

-- With how long what lasts has lasted until now.
create view current_waits with (security_invoker) as
  select w.*, case when w.ended_at is null then extract(epoch from now() - w.started_at) / 86400.0 end::double precision as age_days
  from conversation_waits w;

do $$ begin
  execute format('create policy narrowed_by_record on conversation_waits as restrictive for select to %I using (kith.sees(''conversation'', conversation_id))',
    kith.narrowed_role());
  execute format('grant select on current_waits to %I', current_setting('kith.app_role'));
end $$;

-- What became of conversations in which the assistant of a chat took part, each once.
create view assistant_talks with (security_invoker) as
  with talks as (
    select t.workspace_id, t.conversation_id, min(t.at) as started_at, max(t.at) as last_at, bool_or(t.is_over) as handed_over,
      min(t.why) filter (where t.is_over) as why, bool_or(t.helpful) is true as helped, bool_or(not t.helpful) is true as unhelpful
    from (
      select workspace_id, conversation_id, created_at as at, false as is_over, null::text as why, helpful from chat_answers
      union all
      select workspace_id, conversation_id, created_at, true, why, null from chat_hand_overs
    ) t group by t.workspace_id, t.conversation_id
  ), seen as (
    select t.*, c.state = 'resolved' as is_resolved,
      exists (select from conversation_messages m where m.workspace_id = t.workspace_id and m.conversation_id = t.conversation_id
        and m.kind = 'outgoing' and m.author = 'user' and m.sent_at >= t.started_at) as by_person,
      exists (select from conversations o join conversation_messages m on m.workspace_id = o.workspace_id and m.conversation_id = o.id
        and m.kind = 'incoming' and m.author = 'contact' and m.sent_at > t.last_at and m.sent_at <= t.last_at + interval '72 hours'
        where o.workspace_id = c.workspace_id and o.contact_id = c.contact_id and o.id <> c.id and o.deleted_at is null) as came_back
    from talks t join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
  )
  select workspace_id, conversation_id, started_at, handed_over, why, came_back,
    not handed_over and not by_person and not came_back and not unhelpful as verified,
    not handed_over and helped as confirmed,
    -- A person was asked for, and nobody had to say a word.
    handed_over and is_resolved and not by_person as unneeded,
    -- Nobody was asked for, and somebody should have been.
    not handed_over and (by_person or came_back or unhelpful) as missed
  from seen;
do $$ begin
  execute format('grant select on assistant_talks to %I', current_setting('kith.app_role'));
end $$;
