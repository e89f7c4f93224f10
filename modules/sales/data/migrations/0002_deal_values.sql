-- What a deal was worth from when on: written with each change of its value or currency. What the pipeline was worth on a
-- day, and what changed since, is worked out of it.
create table deal_values (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  deal_id      uuid not null,
  since        timestamptz not null,
  -- Which of the values of the same moment.
  turn         integer not null default 0,
  value        bigint not null,
  currency     text not null,
  primary key (workspace_id, deal_id, since, turn),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id) on delete cascade
);
select kith.protect('deal_values');
do $$ begin
  execute format('create policy narrowed_by_record on deal_values as restrictive for select to %I using (kith.sees(''deal'', deal_id))',
    kith.narrowed_role());
end $$;

-- What is known of the time before: what a deal was worth as it came to each stage, and what it is worth now.
insert into deal_values (workspace_id, deal_id, since, turn, value, currency)
select workspace_id, deal_id, entered_at, turn, value, currency from deal_stays;
insert into deal_values (workspace_id, deal_id, since, turn, value, currency)
select d.workspace_id, d.id, greatest(d.updated_at, last.since), case when d.updated_at > last.since then 0 else last.turn + 1 end, d.value, d.currency
from deals d cross join lateral (
  select v.since, v.turn, v.value, v.currency from deal_values v
  where v.workspace_id = d.workspace_id and v.deal_id = d.id order by v.since desc, v.turn desc limit 1) last
where (last.value, last.currency) is distinct from (d.value, d.currency);
