-- A relation is told on the timelines of both its records, with its note: to whom both show.
do $$ begin
  execute format($policy$create policy narrowed_by_other on events as restrictive for select to %I using (
    type not in ('relation.added', 'relation.changed', 'relation.removed')
    or kith.sees(payload #>> '{other,object}', (payload #>> '{other,id}')::uuid))$policy$, kith.narrowed_role());
end $$;
