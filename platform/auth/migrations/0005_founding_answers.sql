-- What founding a workspace answered under an Idempotency-Key. It is asked before there is a workspace to keep the
-- answer in; the key is a hash of who asked and of the key they sent.
create table founding_answers (
  key          bytea primary key,
  request_hash text not null,
  status       integer,
  body         jsonb,
  created_at   timestamptz not null default now()
);
create index founding_answers_by_age on founding_answers (created_at);
do $$ begin
  execute format('grant select, insert, update, delete on founding_answers to %I', current_setting('kith.app_role'));
end $$;
