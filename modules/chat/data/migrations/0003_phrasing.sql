-- By which language model the assistant may word its answers. Without a row, or switched off, it quotes its sources.
create table chat_models (
  workspace_id    uuid not null references workspaces (id) on delete cascade,
  is_on           boolean not null,
  -- Where the endpoint stands, without a slash at its end: https://models.example/v1.
  base_url        text not null check (length(base_url) <= 500),
  model           text not null check (length(model) <= 200),
  -- Sealed by the installation's secret; null: the endpoint asks for none.
  key             bytea,
  -- What went wrong last, until it goes well again. Shortly after it nobody is kept waiting for it.
  last_problem    text,
  last_problem_at timestamptz,
  changed_at      timestamptz not null,
  primary key (workspace_id),
  check (not is_on or (base_url <> '' and model <> '')),
  check ((last_problem is null) = (last_problem_at is null))
);
select kith.protect('chat_models');

-- That a model was asked to word an answer: written before anything leaves, so that nothing leaves twice, whatever dies meanwhile.
create table chat_phrasings (
  workspace_id uuid not null,
  -- The message it answers.
  question_id  uuid not null,
  -- Whose endpoint, which model, and by which wording of the task.
  host         text not null,
  model        text not null,
  prompt       integer not null,
  asked_at     timestamptz not null,
  -- phrased: it was said. ungrounded: it said what its sources do not. nothing: it found no answer in them. failed: see problem.
  -- Null: whoever asked died before an answer came.
  outcome      text check (outcome in ('phrased', 'ungrounded', 'nothing', 'failed')),
  problem      text,
  -- What was refused, or what the endpoint said of its failure.
  said         text check (length(said) <= 2000),
  took_ms      integer,
  primary key (workspace_id, question_id),
  check ((problem is not null) = (outcome is not null and outcome = 'failed')),
  foreign key (workspace_id, question_id) references conversation_messages (workspace_id, id) on delete cascade
);
create index chat_phrasings_by_time on chat_phrasings (workspace_id, asked_at);
create index chat_phrasings_old on chat_phrasings (asked_at);
select kith.protect('chat_phrasings');
do $$ begin
  execute format('create policy narrowed_by_record on chat_phrasings as restrictive for select to %I using (
    exists (select from conversation_messages m where m.workspace_id = chat_phrasings.workspace_id and m.id = chat_phrasings.question_id))',
    kith.narrowed_role());
end $$;
