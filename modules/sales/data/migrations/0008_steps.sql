-- By whom and when a step of a deal was done. What is ticked stands in the deal's own checklist; a row comes and goes with its tick,
-- wherever that was made.
create table deal_steps (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  deal_id      uuid not null,
  step         text not null,
  done_at      timestamptz not null,
  done_by      uuid references users (id) on delete set null,
  primary key (workspace_id, deal_id, step),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade
);
select kith.protect('deal_steps');
do $$ begin
  execute format('create policy narrowed_by_record on deal_steps as restrictive for select to %I using (kith.sees(''deal'', deal_id))',
    kith.narrowed_role());
end $$;
