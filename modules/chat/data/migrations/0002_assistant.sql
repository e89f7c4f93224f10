-- What the assistant said, with what it said it by. The words stand in the message of the same id.
create table chat_answers (
  workspace_id    uuid not null,
  id              uuid not null,
  visitor_id      uuid not null,
  conversation_id uuid not null,
  -- The message it answers: each is answered once. Null: what was asked by a press.
  question_id     uuid,
  question        text not null,
  kind            text not null check (kind in ('answer', 'greeting', 'nature', 'order', 'booking', 'hours')),
  -- [{articleId, title, heading, language, address, text, score}]
  sources         jsonb not null default '[]',
  -- {title, state, detail}: what the widget shows as a card.
  card            jsonb,
  asks            text check (asks in ('order')),
  choices         jsonb not null default '[]',
  -- By which model its words are; null: those of the sources, or of the program.
  model           text,
  helpful         boolean,
  correction      text check (length(correction) between 1 and 4000),
  corrected_by    uuid references users (id) on delete set null,
  corrected_at    timestamptz,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, question_id),
  check ((correction is null) = (corrected_at is null)),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade,
  foreign key (workspace_id, id) references conversation_messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index chat_answers_in_order on chat_answers (workspace_id, created_at desc, id desc);
create index chat_answers_by_conversation on chat_answers (workspace_id, conversation_id, created_at);
create index chat_answers_by_visitor on chat_answers (workspace_id, visitor_id);
create index chat_answers_by_corrector on chat_answers (corrected_by) where corrected_by is not null;
select kith.protect('chat_answers');

-- That a person was asked for, and why. It holds until the conversation is resolved.
create table chat_hand_overs (
  workspace_id    uuid not null,
  id              uuid not null,
  visitor_id      uuid not null,
  conversation_id uuid not null,
  why             text not null check (why in ('asked', 'frustrated', 'repeated', 'sensitive', 'noSource')),
  -- {asked: [], tried: [{title, score}]}: what the colleague is told.
  summary         jsonb not null,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade
);
create index chat_hand_overs_by_conversation on chat_hand_overs (workspace_id, conversation_id, created_at);
create index chat_hand_overs_by_visitor on chat_hand_overs (workspace_id, visitor_id);
select kith.protect('chat_hand_overs');

-- By which words a visitor was told, before anything they wrote was read, that a machine answers.
create table chat_disclosures (
  workspace_id uuid not null,
  visitor_id   uuid not null,
  wording      text not null,
  language     text not null,
  told_at      timestamptz not null,
  primary key (workspace_id, visitor_id, wording),
  foreign key (workspace_id, visitor_id) references chat_visitors (workspace_id, id) on delete cascade
);
select kith.protect('chat_disclosures', 'select, insert');

do $$ declare of_conversation text; begin
  foreach of_conversation in array array['chat_answers', 'chat_hand_overs'] loop
    execute format('create policy narrowed_by_record on %I as restrictive for select to %I using (kith.sees(''conversation'', conversation_id))',
      of_conversation, kith.narrowed_role());
  end loop;
end $$;
